package dev.cordon.core.control;

import dev.cordon.core.device.Uptime;
import java.time.Duration;

/**
 * Wrong passcodes in a row.
 *
 * @param count how many
 * @param last when the last was tried, as the system counts: no clock that can be set shortens the
 *     wait
 */
public record Attempts(int count, Uptime last) {
  /** None. */
  public static final Attempts NONE = new Attempts(0, Uptime.NONE);

  private static final int FREE = 3;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 10;

  /** One more, tried at {@code now}. */
  public Attempts oneMore(Uptime now) {
    return new Attempts(count + 1, now);
  }

  /** The whole pause after this many: none up to three, then 5 s, doubling up to 85 minutes. */
  public Duration pause() {
    return count <= FREE
        ? Duration.ZERO
        : FIRST_PAUSE.multipliedBy(1L << Math.min(count - FREE - 1, MOST_DOUBLINGS));
  }

  /** What is left of the pause at {@code now}; a restart starts it anew. */
  public Duration remaining(Uptime now) {
    Duration left = pause().minus(now.since(last));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
