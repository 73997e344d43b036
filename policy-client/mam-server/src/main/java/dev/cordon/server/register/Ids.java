package dev.cordon.server.register;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for rows that have no name of their own: milliseconds and a counter, so that later rows sort
 * later. Safe for many threads.
 */
public final class Ids {
  private static final int COUNTER_BITS = 20;

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  public Ids(Clock clock) {
    this.clock = clock;
  }

  /** Goes on above {@code id}: clocks are set back, and an earlier process gave ids out too. */
  void startAbove(long id) {
    last.accumulateAndGet(id, Math::max);
  }

  /** An id above every earlier one. */
  long next() {
    long now = clock.millis() << COUNTER_BITS;
    return last.updateAndGet(previous -> Math.max(previous + 1, now));
  }
}
