package dev.cordon.policy;

import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When the {@link Duties} are done. One thread does all of it, so nothing piles up: words that
 * arrive during a check-in lead to one more. Safe for many threads.
 */
final class Rhythm implements AutoCloseable {
  private final Duties duties;
  private final Pace pace;
  private final Backoff backoff;
  private final ScheduledThreadPoolExecutor scheduler;
  private final EventChannel channel;
  private final List<Consumer<ContainerException>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean woken = new AtomicBoolean();
  private @Nullable Future<?> planned; // used by the scheduler's thread alone

  Rhythm(Duties duties, Pace pace) {
    this.duties = duties;
    this.pace = pace;
    this.backoff = backoff(pace);
    this.scheduler = new ScheduledThreadPoolExecutor(1, Rhythm::thread);
    // No interrupts at the end, which would tear a wipe: what runs ends, what waits is dropped.
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    scheduler.setRemoveOnCancelPolicy(true);
    this.channel = new EventChannel(duties, this::wake, scheduler, backoff(pace), pace);
  }

  /** Begins, once. */
  void start() {
    if (started.compareAndSet(false, true)) {
      long millis = pace.leaseWatch().toMillis();
      var unused =
          scheduler.scheduleWithFixedDelay(this::watchLease, 0, millis, TimeUnit.MILLISECONDS);
      wake();
    }
  }

  /** Has the duties done soon, if this has begun. */
  void wake() {
    if (started.get() && woken.compareAndSet(false, true)) {
      try {
        scheduler.execute(this::turn);
      } catch (RejectedExecutionException e) {
        woken.set(false); // it ended meanwhile
      }
    }
  }

  Registration onProblem(Consumer<ContainerException> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    channel.close();
    scheduler.shutdown();
  }

  private void turn() {
    woken.set(false);
    if (planned != null) {
      planned.cancel(false);
    }
    if (duties.arePending()) {
      channel.settle();
      plan(checkIn());
    }
    channel.settle();
  }

  /** The time until the next one. */
  private Duration checkIn() {
    Duration interval = duties.interval();
    try {
      duties.checkIn();
      backoff.reset();
      return duties.interval();
    } catch (ContainerException e) {
      tell(e);
      Duration pause = backoff.next();
      return pause.compareTo(interval) < 0 ? pause : interval;
    } catch (RuntimeException e) {
      report(e);
      return interval;
    }
  }

  private void plan(Duration pause) {
    try {
      planned = scheduler.schedule(this::wake, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      planned = null; // it ended meanwhile
    }
  }

  private void watchLease() {
    try {
      duties.watchLease();
    } catch (ContainerException e) {
      tell(e);
    } catch (RuntimeException e) {
      report(e);
    }
  }

  /** Tells the listeners. */
  void tell(ContainerException problem) {
    if (scheduler.isShutdown()) {
      return; // closing ended it: no problem of anyone's
    }
    for (Consumer<ContainerException> listener : listeners) {
      try {
        listener.accept(problem);
      } catch (RuntimeException bug) {
        report(bug); // the lease is watched and the server heard all the same
      }
    }
  }

  /** A bug: shown as any thread's end is, but without ending the rhythm. */
  private void report(RuntimeException bug) {
    if (scheduler.isShutdown()) {
      return;
    }
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
  }

  private static Backoff backoff(Pace pace) {
    return new Backoff(pace.firstRetry(), pace.mostRetry(), new Random());
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "cordon-policy");
    thread.setDaemon(true);
    return thread;
  }
}
