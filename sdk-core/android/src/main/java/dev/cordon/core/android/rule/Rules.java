package dev.cordon.core.android.rule;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.lock.Followed;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What the followed container demands; the strictest while none is followed. Safe for many threads;
 * answers come from snapshots and never wait, so the main thread may ask.
 */
public final class Rules implements Followed {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile @Nullable Container followed;

  /** The rules of {@code container}, for ever. */
  public static Rules of(Container container) {
    Rules rules = new Rules();
    rules.followed = container;
    return rules;
  }

  /** From now on {@code container} decides; closing the registration lets go of it. */
  public Registration follow(Container container) {
    Registration states = container.onStateChange(state -> changed());
    Registration policies = container.onPolicyChange(policy -> changed());
    followed = container;
    changed();
    return () -> {
      states.close();
      policies.close();
      leave(container);
    };
  }

  private void leave(Container container) {
    if (followed == container) { // else a newer one is followed already
      followed = null;
      changed();
    }
  }

  /** Calls {@code listener} after state or policy changed, on the thread that changed it. */
  @Override
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }

  /** The container that decides. */
  @Override
  public Optional<Container> container() {
    return Optional.ofNullable(followed);
  }

  /** Whether work keys are in memory. */
  @Override
  public boolean isOpen() {
    Container container = followed;
    return container != null && container.state() instanceof ContainerState.Open;
  }

  /** Whether work windows are kept out of screenshots. */
  public boolean capturesBlocked() {
    Container container = followed;
    return container == null || container.policy().transfer().screenCapture() == Permission.BLOCKED;
  }

  /** Whether whatever was copied may leave, in every form: styled, with links, with files. */
  public boolean copiesAreFree() {
    Container container = followed;
    return container != null && container.policy().transfer().copyPaste() == CopyPaste.ANY;
  }

  /** The gate's answer; a refusal while there is no container. */
  public Decision judge(Action action) {
    Container container = followed;
    return container == null
        ? new Decision.Denied(Reason.of(Reason.Code.CONTAINER_LOCKED))
        : container.gate().judge(action);
  }

  /**
   * The gate's answer to {@code action}, which brings something in. While the container is not open
   * there is nothing it could be mixed with, and an invitation or a passcode must be pasted
   * somewhere.
   */
  public boolean letsIn(Action action) {
    return !isOpen() || judge(action) instanceof Decision.Allowed;
  }
}
