package dev.cordon.core.lock;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread, made when it is first needed, so that the start of an app does not pay for it. */
public final class WorkerThread implements Later, AutoCloseable {
  private @Nullable ScheduledThreadPoolExecutor thread; // guarded by this
  private boolean closed; // guarded by this

  @Override
  public synchronized void after(long millis, Runnable task) {
    if (closed) {
      return;
    }
    if (thread == null) {
      thread = new ScheduledThreadPoolExecutor(1, WorkerThread::daemon);
      thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }
    Future<?> unused = thread.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  /** Runs nothing more that has not begun. */
  @Override
  public synchronized void close() {
    closed = true;
    if (thread != null) {
      thread.shutdown(); // what has begun ends: an interrupt would break the files it closes
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "cordon-locks");
    thread.setDaemon(true);
    return thread;
  }
}
