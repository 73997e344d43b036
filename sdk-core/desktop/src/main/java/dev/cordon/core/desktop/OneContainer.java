package dev.cordon.core.desktop;

import dev.cordon.core.Container;
import dev.cordon.core.Registration;
import dev.cordon.core.lock.Followed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One container that is followed until it is let go. Safe for many threads. */
final class OneContainer implements Followed {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Registration states;
  private final Registration policies;
  private volatile Optional<Container> container;

  OneContainer(Container container) {
    this.container = Optional.of(container);
    this.states = container.onStateChange(state -> changed());
    this.policies = container.onPolicyChange(policy -> changed());
  }

  @Override
  public Optional<Container> container() {
    return container;
  }

  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  void close() {
    states.close();
    policies.close();
    container = Optional.empty();
    changed();
  }
}
