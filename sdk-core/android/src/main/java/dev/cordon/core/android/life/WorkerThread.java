package dev.cordon.core.android.life;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One thread, made when it is first needed, so that the start of an app does not pay for it. */
public final class WorkerThread implements Later {
  private @Nullable ScheduledExecutorService thread; // guarded by this

  @Override
  public void after(long millis, Runnable task) {
    Future<?> unused = thread().schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private synchronized ScheduledExecutorService thread() {
    if (thread == null) {
      thread = Executors.newSingleThreadScheduledExecutor(WorkerThread::daemon);
    }
    return thread;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "cordon-locks");
    thread.setDaemon(true);
    return thread;
  }
}
