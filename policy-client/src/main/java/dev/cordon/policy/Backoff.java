package dev.cordon.policy;

import java.time.Duration;
import java.util.Random;

/**
 * Growing pauses between failures: doubled each time up to a bound, and spread at random over their
 * upper half, so that a server that comes back is not met by everyone at once. Safe for many
 * threads.
 */
final class Backoff {
  private static final int MOST_DOUBLINGS = 30;

  private final Duration first;
  private final Duration most;
  private final Random random;
  private int failures; // guarded by this

  Backoff(Duration first, Duration most, Random random) {
    this.first = first;
    this.most = most;
    this.random = random;
  }

  /** The pause after one more failure. */
  synchronized Duration next() {
    long doubled = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    failures++;
    long millis = doubled < 0 ? most.toMillis() : Math.min(doubled, most.toMillis());
    return Duration.ofMillis(millis / 2 + (long) (random.nextDouble() * (millis - millis / 2)));
  }

  /** Something succeeded. */
  synchronized void reset() {
    failures = 0;
  }
}
