package dev.cordon.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells each change of a value once, on the thread that made it, and never while a lock is held.
 */
final class Listeners<T> {
  private final List<Consumer<T>> listeners = new CopyOnWriteArrayList<>();
  private final Supplier<T> source;
  private T told; // guarded by this

  Listeners(Supplier<T> source) {
    this.source = source;
    this.told = source.get();
  }

  Registration add(Consumer<T> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell() {
    T now = source.get();
    synchronized (this) {
      if (now.equals(told)) {
        return;
      }
      told = now;
    }
    tellAll(listeners, now);
  }

  /** All hear it: whoever closes sockets must not miss a lock because another listener failed. */
  static <T> void tellAll(List<Consumer<T>> listeners, T now) {
    RuntimeException failure = null;
    for (Consumer<T> listener : listeners) {
      try {
        listener.accept(now);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
