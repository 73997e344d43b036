package dev.cordon.core.android.rule;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.control.Membership;
import dev.cordon.core.gate.Action;
import dev.cordon.core.gate.Decision;
import dev.cordon.core.lock.Followed;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Permission;
import dev.cordon.policy.protocol.policy.Transfer.CopyPaste;
import dev.cordon.policy.protocol.policy.Transfer.Watermark;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What the followed container demands; the strictest while none is followed. Safe for many threads;
 * answers come from snapshots and never wait, so the main thread may ask.
 */
public final class Rules implements Followed {
  private static final int USER_CHARACTERS = 8;

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

  /** Whether work windows carry who looks and when. */
  public boolean marksScreens() {
    Container container = followed;
    return container != null && container.policy().transfer().watermark() != Watermark.NONE;
  }

  /**
   * What is drawn over work windows now. The user is named as the organisation's register does: by
   * the enrolment's number, of which the beginning will do.
   */
  public Optional<String> watermark() {
    Container container = followed;
    if (container == null || !marksScreens()) {
      return Optional.empty();
    }
    String user = container.organisation().membership().map(Membership::enrolment).orElse("");
    String shown = user.substring(0, Math.min(USER_CHARACTERS, user.length()));
    Decision decision = container.gate().judge(new Action.ShowScreen(shown));
    return decision instanceof Decision.Changed changed
        ? Optional.of(changed.text())
        : Optional.empty();
  }

  /** Whether the policy lists the keyboards that may type into work fields. */
  public boolean listsKeyboards() {
    Container container = followed;
    return container != null && !container.policy().transfer().inputs().keyboards().isEmpty();
  }

  /** Whether {@code keyboard} is one of them. */
  public boolean lists(String keyboard) {
    Container container = followed;
    return container != null
        && container.policy().transfer().inputs().keyboards().contains(keyboard);
  }

  /** What to tell of typing with {@code keyboard}; of a closed container by its policy as well. */
  public Decision typing(String keyboard) {
    if (isOpen()) {
      return judge(new Action.UseKeyboard(keyboard));
    }
    return !listsKeyboards() || lists(keyboard)
        ? new Decision.Allowed()
        : new Decision.Denied(
            Reason.of(Reason.Code.KEYBOARD_BLOCKED, "transfer.keyboards", keyboard));
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
