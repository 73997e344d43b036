package dev.cordon.core.control;

import dev.cordon.policy.protocol.Reason;
import java.time.Duration;
import java.time.Instant;

/**
 * A container whose work data is gone.
 *
 * @param why the reason
 * @param at when, by the device's clock
 */
public record Ended(Reason why, Instant at) {
  /** How long a wiped device keeps its identity to deliver its receipt. */
  private static final Duration IDENTITY = Duration.ofDays(90);

  /** Whether the receipt can wait no longer. */
  public boolean isForgotten(Instant now) {
    return Duration.between(at, now).compareTo(IDENTITY) > 0;
  }
}
