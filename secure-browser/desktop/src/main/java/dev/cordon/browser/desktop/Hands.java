package dev.cordon.browser.desktop;

import java.io.Closeable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded number of threads with a bounded number of tasks before them. */
final class Hands implements Closeable {
  private static final long IDLE_SECONDS = 5;
  private static final long END_SECONDS = 5;

  private final ThreadPoolExecutor pool;

  Hands(String name, int threads, int waiting) {
    AtomicInteger count = new AtomicInteger();
    this.pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(waiting),
            task -> {
              Thread thread =
                  new Thread(task, "cordon browser: " + name + " " + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
  }

  /** Has it done; false if too much waits, or it is over. */
  boolean take(Runnable task) {
    try {
      pool.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Interrupts what runs, forgets what waits, and waits for the threads within bounds. */
  @Override
  public void close() {
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        return; // daemons: they end with what they wait for
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
