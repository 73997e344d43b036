package dev.cordon.core;

import dev.cordon.core.access.PasscodeLife;
import dev.cordon.core.audit.Note;
import dev.cordon.core.audit.Notes;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.keys.ContainerKey;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditCode;
import java.util.Optional;

/**
 * The container's door for passcodes. A right one that has to be changed opens nothing, whatever it
 * was entered for.
 */
final class PasscodeDoor {
  private final WorkArea container;
  private final KeyChain keyChain;
  private final PasscodeLife life;
  private final Notes notes;

  PasscodeDoor(WorkArea container, KeyChain keyChain, PasscodeLife life, Notes notes) {
    this.notes = notes;
    this.container = container;
    this.keyChain = keyChain;
    this.life = life;
  }

  /** What a right passcode is worth: the container key. */
  interface Opening {
    Optional<ContainerKey> key() throws ContainerException;
  }

  UnlockResult unlock(Passcode typed) throws ContainerException {
    typed.requireAlive();
    return container.attempt(() -> admitted(typed, () -> keyChain.open(typed)));
  }

  UnlockResult addUser(Passcode typed, UserKey key) throws ContainerException {
    typed.requireAlive();
    return container.attempt(() -> admitted(typed, () -> keyChain.addUser(typed, key)));
  }

  UnlockResult change(Passcode current, Passcode next) throws ContainerException {
    current.requireAlive();
    life.check(current, next);
    return container.attempt(
        () -> {
          PasscodeCheck.Right opened = new PasscodeCheck.Right(new UnlockResult.Opened(), next);
          Optional<ContainerKey> key =
              keyChain.changePasscode(current, next, () -> life.replace(current, next));
          if (!container.opened(key, AuditCode.OPENED)) {
            return Optional.empty();
          }
          notes.add(Note.of(AuditCode.PASSCODE_CHANGED));
          return Optional.of(opened);
        });
  }

  /** Opens what a right passcode opens, unless that has to be changed; empty if it is wrong. */
  Optional<PasscodeCheck.Right> admitted(Passcode typed, Opening opening)
      throws ContainerException {
    Optional<Reason> change = life.whyChange(typed);
    Optional<ContainerKey> key = change.isPresent() ? keyChain.open(typed) : opening.key();
    if (!key.isPresent()) {
      return Optional.empty();
    }
    if (change.isPresent()) {
      key.get().close();
      UnlockResult result = new UnlockResult.NeedsNewPasscode(change.get());
      return Optional.of(new PasscodeCheck.Right(result, typed));
    }
    boolean unused = container.opened(key, AuditCode.OPENED);
    return Optional.of(new PasscodeCheck.Right(new UnlockResult.Opened(), typed));
  }
}
