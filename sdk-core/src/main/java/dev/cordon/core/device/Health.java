package dev.cordon.core.device;

import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was found out about a device.
 *
 * @param signals what each check found; what is not named is unknown
 * @param facts versions and names; they stay on the device
 */
public record Health(Map<HealthCheck, Signal> signals, Facts facts) {
  /** Nothing is known. */
  public static final Health NOTHING = new Health(Map.of(), Facts.NONE);

  private static final Signal NOT_MEASURED = Signal.unknown(Evidence.NOT_MEASURED);

  public Health {
    Map<HealthCheck, Signal> copy = new EnumMap<>(HealthCheck.class);
    copy.putAll(signals);
    signals = Collections.unmodifiableMap(copy);
  }

  /** One check's finding and nothing else, as apps add it. */
  public static Health of(HealthCheck check, Signal signal) {
    return new Health(Map.of(check, signal), Facts.NONE);
  }

  /** Facts and nothing else. */
  public static Health of(Facts facts) {
    return new Health(Map.of(), facts);
  }

  /** What {@code check} found. */
  public Signal signal(HealthCheck check) {
    return signals.getOrDefault(check, NOT_MEASURED);
  }

  /** What both say together: {@link Signal#and}, {@link Facts#and}. */
  public Health and(Health other) {
    Map<HealthCheck, Signal> both = new EnumMap<>(HealthCheck.class);
    both.putAll(signals);
    other.signals.forEach((check, signal) -> both.merge(check, signal, Signal::and));
    return new Health(both, facts.and(other.facts));
  }
}
