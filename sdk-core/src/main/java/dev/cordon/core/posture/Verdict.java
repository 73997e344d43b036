package dev.cordon.core.posture;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.health.HealthReport.Outcome;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the policy judges the device's state.
 *
 * @param findings every rule that was hit, the hardest action first
 */
public record Verdict(List<Finding> findings) {
  /** No rule was hit. */
  public static final Verdict CLEAN = new Verdict(List.of());

  public Verdict {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparing(Finding::action).reversed().thenComparing(Finding::rule));
    findings = List.copyOf(sorted);
  }

  /** The hardest action that a rule calls for; empty: none was hit. */
  public Optional<Action> action() {
    return findings.isEmpty() ? Optional.empty() : Optional.of(findings.get(0).action());
  }

  /** The same in the protocol's words. */
  public Outcome outcome() {
    return action().map(action -> Outcome.valueOf(action.name())).orElse(Outcome.CLEAN);
  }

  /** Every rule that was hit. */
  public Set<PostureRule> rules() {
    EnumSet<PostureRule> rules = EnumSet.noneOf(PostureRule.class);
    findings.forEach(finding -> rules.add(finding.rule()));
    return rules;
  }

  /** Every reason, for the employee, the hardest action's first; empty: nothing to be told. */
  public List<Reason> reasons() {
    return findings.stream().map(Finding::why).collect(Collectors.toList());
  }

  /** Whether it keeps the container closed, at least. */
  public boolean closes() {
    return !findings.isEmpty() && findings.get(0).action() != Action.WARN;
  }

  /** The settings behind {@code action}, with commas between. */
  public String paths(Action action) {
    return findings.stream()
        .filter(finding -> finding.action() == action)
        .map(finding -> finding.rule().path())
        .collect(Collectors.joining(", "));
  }
}
