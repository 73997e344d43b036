package dev.cordon.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells each change of state once, on the thread that made it, and never while a lock is held. */
final class Listeners {
  private final List<Consumer<ContainerState>> listeners = new CopyOnWriteArrayList<>();
  private final Supplier<ContainerState> source;
  private ContainerState told; // guarded by this

  Listeners(Supplier<ContainerState> source) {
    this.source = source;
    this.told = source.get();
  }

  Registration add(Consumer<ContainerState> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void tell() {
    ContainerState now = source.get();
    synchronized (this) {
      if (now.equals(told)) {
        return;
      }
      told = now;
    }
    tellAll(now);
  }

  /** All hear it: whoever closes sockets must not miss a lock because another listener failed. */
  private void tellAll(ContainerState now) {
    RuntimeException failure = null;
    for (Consumer<ContainerState> listener : listeners) {
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
