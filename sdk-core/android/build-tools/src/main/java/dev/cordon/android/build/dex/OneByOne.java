package dev.cordon.android.build.dex;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Does each task in the thread that hands it in, before it returns.
 *
 * <p>R8's output depends on the threads that run its tasks: classes that it merges now and then
 * name their interfaces in another order. Only one thread and one order give everybody the same
 * bytes (docs/android-build.md, {@link dev.cordon.android.build.FreshJvm}).
 */
final class OneByOne extends AbstractExecutorService {
  private volatile boolean over;

  @Override
  public void execute(Runnable task) {
    if (over) {
      throw new RejectedExecutionException("the compiler has ended");
    }
    task.run();
  }

  @Override
  public void shutdown() {
    over = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutdown();
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return over;
  }

  @Override
  public boolean isTerminated() {
    return over;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return over;
  }
}
