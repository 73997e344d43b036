package dev.cordon.core.control;

import java.time.Duration;
import java.time.Instant;

/**
 * Wrong passcodes in a row.
 *
 * @param count how many
 * @param last when the last was tried; the epoch if none
 */
public record Attempts(int count, Instant last) {
  /** None. */
  public static final Attempts NONE = new Attempts(0, Instant.EPOCH);

  private static final int FREE = 3;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 10;

  /** One more, tried at {@code now}. */
  public Attempts oneMore(Instant now) {
    return new Attempts(count + 1, now);
  }

  /** The whole pause after this many: none up to three, then 5 s, doubling up to 85 minutes. */
  public Duration pause() {
    return count <= FREE
        ? Duration.ZERO
        : FIRST_PAUSE.multipliedBy(1L << Math.min(count - FREE - 1, MOST_DOUBLINGS));
  }

  /** What is left of the pause at {@code now}; turning the clock back starts it anew. */
  public Duration remaining(Instant now) {
    if (now.isBefore(last)) {
      return pause();
    }
    Duration left = pause().minus(Duration.between(last, now));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
