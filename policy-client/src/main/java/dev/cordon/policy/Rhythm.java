package dev.cordon.policy;

import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * When the {@link Duties} are done. One thread does all of it, so nothing piles up: words that
 * arrive during a check-in lead to one more. Safe for many threads.
 */
final class Rhythm implements AutoCloseable {
  private final Duties duties;
  private final Pace pace;
  private final ScheduledThreadPoolExecutor scheduler;
  private final EventChannel channel;
  private final Problems problems;
  private final Errand checkIns;
  private final Errand uploads;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean woken = new AtomicBoolean();

  Rhythm(Duties duties, Pace pace) {
    this.duties = duties;
    this.pace = pace;
    this.scheduler = new ScheduledThreadPoolExecutor(1, Rhythm::thread);
    // No interrupts at the end, which would tear a wipe: what runs ends, what waits is dropped.
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    scheduler.setRemoveOnCancelPolicy(true);
    this.problems = new Problems(scheduler::isShutdown);
    this.checkIns = errand(duties::checkIn, duties::interval, this::wake);
    this.uploads = errand(duties::upload, duties::uploadInterval, this::upload);
    this.channel = new EventChannel(duties, this::wake, scheduler, backoff(pace), pace);
  }

  private Errand errand(Errand.Work work, Supplier<Duration> interval, Runnable again) {
    return new Errand(work, interval, again, backoff(pace), scheduler, problems);
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
    return problems.onProblem(listener);
  }

  @Override
  public void close() {
    channel.close();
    scheduler.shutdown();
  }

  private void turn() {
    woken.set(false);
    checkIns.cancel();
    if (duties.arePending()) {
      channel.settle();
      if (checkIns.run()) {
        upload();
      } else {
        uploads.settle(); // a refusal must not keep the trail back for good
      }
    }
    channel.settle();
  }

  /** The whole trail may take several turns: what arrives in between goes first. */
  private void upload() {
    if (duties.mayListen()) {
      uploads.run();
    } else {
      uploads.cancel();
    }
  }

  private void watchLease() {
    try {
      duties.watchLease();
    } catch (ContainerException e) {
      problems.tell(e);
    } catch (RuntimeException e) {
      problems.report(e);
    }
  }

  /** Tells the listeners. */
  void tell(ContainerException problem) {
    problems.tell(problem);
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
