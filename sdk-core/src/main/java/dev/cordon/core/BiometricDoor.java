package dev.cordon.core;

import dev.cordon.core.access.PasscodeLife;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultLostException;
import dev.cordon.core.keys.ContainerKey;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.keys.UserSlot;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Permission;
import java.time.Duration;
import java.util.Optional;

/** The container's door for fingers and faces; the container's lock guards every change. */
final class BiometricDoor implements Biometrics {
  private final WorkArea container;
  private final Device device;
  private final ControlStore control;
  private final KeyChain keyChain;
  private final PasscodeCheck passcodes;
  private final PasscodeDoor door;
  private final PasscodeLife life;
  private final WorkTime time;
  private final ShareDoor shares;

  BiometricDoor(
      WorkArea container,
      Device device,
      ControlStore control,
      KeyChain keyChain,
      PasscodeCheck passcodes,
      PasscodeDoor door,
      PasscodeLife life,
      WorkTime time,
      ShareDoor shares) {
    this.shares = shares;
    this.container = container;
    this.device = device;
    this.control = control;
    this.keyChain = keyChain;
    this.passcodes = passcodes;
    this.door = door;
    this.life = life;
    this.time = time;
  }

  @Override
  public Optional<UserSlot> slot() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      return keyChain.userSlot();
    }
  }

  @Override
  public Optional<Reason> whyNot() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      ContainerState state = container.state();
      boolean opens =
          state instanceof ContainerState.Locked || state instanceof ContainerState.Open;
      if (!opens) {
        return Optional.of(Closures.whyNot(state));
      }
      Optional<Reason> pause = passcodes.pause();
      return pause.isPresent() ? pause : needsPasscode();
    }
  }

  @Override
  public UnlockResult enable(Passcode passcode, UserKey key) throws ContainerException {
    boolean inUse = false;
    try {
      if (access().biometric() == Permission.BLOCKED) {
        return new UnlockResult.NeedsPasscode(blocked());
      }
      UnlockResult result = door.addUser(passcode, key);
      inUse = result instanceof UnlockResult.Opened;
      return result;
    } finally {
      if (!inUse) {
        dropUnused(key);
      }
    }
  }

  /** After a failure half-way the slot may be in force all the same. */
  private void dropUnused(UserKey key) {
    synchronized (container) {
      try {
        if (!isInForce(key)) {
          device.vault().destroy(key.alias());
        }
      } catch (ContainerException nextStartDoes) {
        return;
      }
    }
  }

  @Override
  public UnlockResult unlock(UserKey key) throws ContainerException {
    try {
      container.lookAtDevice();
      shares.fetch();
      synchronized (container) {
        container.requireHeld();
        Optional<UnlockResult> refused = passcodes.refusal(container.state());
        return refused.isPresent() ? refused.get() : container.recorded(judge(key));
      }
    } finally {
      shares.drop();
      container.enforce();
    }
  }

  private UnlockResult judge(UserKey key) throws ContainerException {
    Optional<Reason> passcode = needsPasscode();
    if (passcode.isPresent()) {
      if (access().biometric() == Permission.BLOCKED) {
        keyChain.forgetUser();
      }
      return new UnlockResult.NeedsPasscode(passcode.get());
    }
    if (!isInForce(key)) {
      return new UnlockResult.NeedsPasscode(Reason.of(Code.BIOMETRIC_NOT_SET));
    }
    time.remember();
    if (container.opened(containerKey(key), AuditCode.OPENED_BY_BIOMETRIC)) {
      return new UnlockResult.Opened();
    }
    keyChain.forgetUser();
    return new UnlockResult.NeedsPasscode(Reason.of(Code.BIOMETRIC_CHANGED));
  }

  private Optional<ContainerKey> containerKey(UserKey key) throws ContainerException {
    try {
      return keyChain.open(key);
    } catch (VaultLostException invalidated) {
      return Optional.empty();
    }
  }

  @Override
  public void forget() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      if (keyChain.exists()) {
        keyChain.forgetUser();
      }
    }
  }

  private boolean isInForce(UserKey key) throws ContainerException {
    return keyChain.userSlot().map(slot -> slot.vaultKey().equals(key.alias())).orElse(false);
  }

  /** Why the passcode is needed in a container that it would open. */
  private Optional<Reason> needsPasscode() throws ContainerException {
    if (access().biometric() == Permission.BLOCKED) {
      return Optional.of(blocked());
    } else if (control.get().entrance().lent()) {
      return Optional.of(Reason.of(Code.PHONE_LENT));
    } else if (control.get().entrance().passcodeFirst()) {
      return Optional.of(Reason.of(Code.BIOMETRIC_AFTER_LOCK));
    } else if (!keyChain.userSlot().isPresent()) {
      return Optional.of(Reason.of(Code.BIOMETRIC_NOT_SET));
    }
    int minutes = access().biometricUntilMinutes();
    return isDue(Duration.ofMinutes(minutes))
        ? Optional.of(Reason.of(Code.BIOMETRIC_PASSCODE_DUE, Integer.toString(minutes)))
        : life.whyAsk();
  }

  private boolean isDue(Duration limit) {
    return control
        .get()
        .passcode()
        .map(entry -> entry.isDue(time.now(), time.uptime(), limit))
        .orElse(true);
  }

  private static Reason blocked() {
    return Reason.of(Code.BIOMETRIC_BLOCKED, "access.biometric");
  }

  private Access access() {
    return control.get().policy().access();
  }
}
