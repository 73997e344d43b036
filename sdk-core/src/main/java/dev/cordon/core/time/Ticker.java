package dev.cordon.core.time;

import java.io.Closeable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Has the container look at its clock about once a minute, on a thread of its own, from when that
 * is first needed until it is closed. Safe for many threads.
 */
public final class Ticker implements Closeable {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final String what;
  private final Runnable look;
  private final Duration period;
  private @Nullable Thread running; // guarded by this
  private boolean soon; // guarded by this
  private boolean closed; // guarded by this

  /**
   * @param what its thread's name, after {@code cordon-}
   * @param look must not throw
   */
  public Ticker(String what, Runnable look) {
    this(what, look, PERIOD);
  }

  Ticker(String what, Runnable look, Duration period) {
    this.what = what;
    this.look = look;
    this.period = period;
  }

  /** Begins, if it has not begun. */
  public synchronized void start() {
    if (running == null && !closed) {
      running = new Thread(this::run, "cordon-" + what);
      running.setDaemon(true);
      running.start();
    }
  }

  /** Begins, and looks without waiting. */
  public synchronized void soon() {
    soon = true;
    start();
    notifyAll();
  }

  private void run() {
    while (awaitNext()) {
      look.run();
    }
  }

  private synchronized boolean awaitNext() {
    long end = System.nanoTime() + period.toNanos();
    try {
      while (!closed && !soon && System.nanoTime() < end) {
        wait(Math.max(1, (end - System.nanoTime()) / 1_000_000));
      }
    } catch (InterruptedException e) {
      // Nobody has reason to; a look more than is needed harms nobody.
    }
    soon = false;
    return !closed;
  }

  /** Ends; on return nothing looks any more, unless it is looking that closes. */
  @Override
  public void close() {
    Thread thread;
    synchronized (this) {
      closed = true;
      thread = running;
      notifyAll();
    }
    if (thread != null && thread != Thread.currentThread()) {
      join(thread);
    }
  }

  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
