package dev.cordon.core.lock;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import java.util.Optional;

/** Whichever container is to lock by itself. Answers come from snapshots and never wait. */
public interface Followed {
  /** The container, if there is one now. */
  Optional<Container> container();

  /** Calls {@code listener} after another container, its state or its policy changed. */
  void onChange(Runnable listener);

  /** Whether work keys are in memory. */
  default boolean isOpen() {
    return container().filter(each -> each.state() instanceof ContainerState.Open).isPresent();
  }
}
