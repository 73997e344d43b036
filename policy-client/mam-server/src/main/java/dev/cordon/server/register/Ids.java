package dev.cordon.server.register;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for rows that have no name of their own: milliseconds, a counter, and a mark of this process,
 * so that later rows sort later and two servers rarely choose the same. When they do, the database
 * refuses one, whose transaction runs again with the next id. Safe for many threads.
 */
public final class Ids {
  private static final int COUNTER_BITS = 10;
  private static final int MARK_BITS = 10;
  private static final long STEP = 1L << MARK_BITS;

  private final Clock clock;
  private final long mark;
  private final AtomicLong last;

  public Ids(Clock clock) {
    this(clock, new SecureRandom().nextInt((int) STEP));
  }

  Ids(Clock clock, long mark) {
    this.clock = clock;
    this.mark = mark;
    this.last = new AtomicLong(mark);
  }

  /** Goes on above {@code id}: clocks are set back, and an earlier process gave ids out too. */
  void startAbove(long id) {
    last.accumulateAndGet(marked(id), Math::max);
  }

  /** An id above every earlier one. */
  long next() {
    long now = clock.millis() << (COUNTER_BITS + MARK_BITS);
    return last.updateAndGet(previous -> Math.max(previous, marked(now)) + STEP);
  }

  private long marked(long id) {
    return (id & -STEP) | mark;
  }
}
