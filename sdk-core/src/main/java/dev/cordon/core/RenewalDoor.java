package dev.cordon.core;

import dev.cordon.core.audit.Note;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.ContainerKey;
import dev.cordon.core.keys.KeyRenewal;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.audit.AuditCode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The container's door for new keys; the container's lock guards every change. */
final class RenewalDoor {
  private final WorkArea container;
  private final ControlStore control;
  private final PasscodeDoor door;
  private final KeyRenewal renewal;

  RenewalDoor(WorkArea container, ControlStore control, PasscodeDoor door, KeyRenewal renewal) {
    this.container = container;
    this.control = control;
    this.door = door;
    this.renewal = renewal;
  }

  UnlockResult renew(Passcode current) throws ContainerException {
    current.requireAlive();
    return container.attempt(
        () -> {
          Optional<PasscodeCheck.Right> right = door.admitted(current, () -> renewed(current));
          if (right.map(each -> each.result() instanceof UnlockResult.Opened).orElse(false)) {
            renewal.endFormer(slots().keySet());
            control.notes().add(Note.of(AuditCode.KEYS_RENEWED));
          }
          return right;
        });
  }

  /**
   * If it cannot be known which keys are in force, the container closes: what an open one wrote
   * under keys that are not would be lost.
   */
  private Optional<ContainerKey> renewed(Passcode current) throws ContainerException {
    Optional<Long> before = renewal.inForce();
    try {
      return renewal.renew(current, slots());
    } catch (ContainerException e) {
      if (!before.isPresent() || !renewal.inForce().equals(before)) {
        container.lockNow();
      }
      throw e;
    }
  }

  /** What to call each slot in use, by its id. */
  private Map<String, String> slots() {
    ControlState state = control.get();
    Map<String, String> names = new HashMap<>();
    state.domains().forEach((name, slot) -> names.put(slot, name));
    state.days().values().forEach(slot -> names.put(slot, "day"));
    return names;
  }
}
