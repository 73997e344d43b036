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
    listeners.forEach(listener -> listener.accept(now));
  }
}
