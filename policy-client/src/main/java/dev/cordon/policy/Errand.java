package dev.cordon.policy;

import dev.cordon.core.error.ContainerException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is done again and again: at its interval, after a failure with growing pauses, and
 * whenever somebody says so. Used by the scheduler's thread alone.
 */
final class Errand {
  /** What is done. */
  interface Work {
    /** Whether there is more, to be done at once. */
    boolean once() throws ContainerException;
  }

  private final Work work;
  private final Supplier<Duration> interval;
  private final Runnable again;
  private final Backoff backoff;
  private final ScheduledExecutorService scheduler;
  private final Problems problems;
  private @Nullable Future<?> planned;

  /**
   * @param again called when it is time for the next {@link #run}
   */
  Errand(
      Work work,
      Supplier<Duration> interval,
      Runnable again,
      Backoff backoff,
      ScheduledExecutorService scheduler,
      Problems problems) {
    this.work = work;
    this.interval = interval;
    this.again = again;
    this.backoff = backoff;
    this.scheduler = scheduler;
    this.problems = problems;
  }

  /** Does it now, and plans the next time; whether it went well. */
  boolean run() {
    cancel();
    Duration usual = interval.get();
    try {
      boolean isMore = work.once();
      backoff.reset();
      plan(isMore ? Duration.ZERO : interval.get());
      return true;
    } catch (ContainerException e) {
      problems.tell(e);
      Duration pause = backoff.next();
      plan(pause.compareTo(usual) < 0 ? pause : usual);
    } catch (RuntimeException e) {
      problems.report(e);
      plan(usual);
    }
    return false;
  }

  /** Sees to it that it is done some time. */
  void settle() {
    if (planned == null) {
      plan(interval.get());
    }
  }

  /** It is not done until somebody says so. */
  void cancel() {
    if (planned != null) {
      planned.cancel(false);
      planned = null;
    }
  }

  private void plan(Duration pause) {
    try {
      planned = scheduler.schedule(again, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      planned = null; // it ended meanwhile
    }
  }
}
