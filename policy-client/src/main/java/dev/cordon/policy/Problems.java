package dev.cordon.policy;

import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Who is told of what fails in the background. Safe for many threads. */
final class Problems {
  private final List<Consumer<ContainerException>> listeners = new CopyOnWriteArrayList<>();
  private final BooleanSupplier isOver;

  /**
   * @param isOver whether the background has ended: what closing ended is no problem of anyone's
   */
  Problems(BooleanSupplier isOver) {
    this.isOver = isOver;
  }

  Registration onProblem(Consumer<ContainerException> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells the listeners. */
  void tell(ContainerException problem) {
    if (isOver.getAsBoolean()) {
      return;
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
  void report(RuntimeException bug) {
    if (isOver.getAsBoolean()) {
      return;
    }
    Thread thread = Thread.currentThread();
    thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
  }
}
