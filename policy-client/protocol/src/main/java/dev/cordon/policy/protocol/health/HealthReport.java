package dev.cordon.policy.protocol.health;

import dev.cordon.policy.protocol.threat.ThreatReport;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What a device found out about itself, and how its policy judges that.
 *
 * @param measuredFor the challenge of the check-in that it was measured for, after the server gave
 *     it; empty if for none, and then it cannot be sent
 * @param signals what was found; what is not named is unknown
 * @param outcome the hardest action that a rule calls for
 * @param rules every rule that was hit
 * @param threats entries of the organisation's list of harmful apps that were hit
 */
public record HealthReport(
    String measuredFor,
    Map<HealthCheck, Signal> signals,
    Outcome outcome,
    Set<PostureRule> rules,
    ThreatReport threats) {

  /** A report of a device that looked for no harmful apps. */
  public HealthReport(
      String measuredFor,
      Map<HealthCheck, Signal> signals,
      Outcome outcome,
      Set<PostureRule> rules) {
    this(measuredFor, signals, outcome, rules, ThreatReport.NONE);
  }

  /** From the mildest to the hardest. */
  public enum Outcome {
    CLEAN,
    WARN,
    BLOCK,
    WIPE
  }

  public HealthReport {
    Map<HealthCheck, Signal> copy = new EnumMap<>(HealthCheck.class);
    copy.putAll(signals);
    signals = Collections.unmodifiableMap(copy);
    EnumSet<PostureRule> hit = EnumSet.noneOf(PostureRule.class);
    hit.addAll(rules);
    rules = Collections.unmodifiableSet(hit);
  }

  /** The same, measured for the check-in with {@code challenge}. */
  public HealthReport measuredFor(String challenge) {
    return new HealthReport(challenge, signals, outcome, rules, threats);
  }
}
