package dev.cordon.mail.android.stage;

import android.os.Handler;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Work of one screen off the main thread. Results arrive on the main thread; after {@link #end}
 * they are dropped. What runs is not interrupted: torn writes are worse than late ones. All methods
 * are for the main thread, except {@link #tell}.
 */
public final class Jobs {
  private final Executor workers;
  private final Handler main;
  private volatile boolean ended;

  /** Jobs on {@code workers} that report to {@code main}. */
  public Jobs(Executor workers, Handler main) {
    this.workers = workers;
    this.main = main;
  }

  /**
   * Runs {@code work}; then one of the two. A {@link RuntimeException} is a bug and is thrown on
   * the main thread.
   */
  public <T> void start(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
    workers.execute(
        () -> {
          try {
            T result = work.call();
            tell(() -> done.accept(result));
          } catch (RuntimeException bug) {
            main.post(
                () -> {
                  throw bug;
                });
          } catch (Exception e) {
            tell(() -> failed.accept(e));
          }
        });
  }

  /** Says something to the screen, from any thread. */
  public void tell(Runnable words) {
    main.post(
        () -> {
          if (!ended) {
            words.run();
          }
        });
  }

  /** Does something later, if the screen is still there. */
  public void later(long millis, Runnable deed) {
    main.postDelayed(
        () -> {
          if (!ended) {
            deed.run();
          }
        },
        millis);
  }

  void end() {
    ended = true;
  }
}
