package dev.cordon.core.access;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.FormerPasscodes;
import dev.cordon.core.control.FormerPasscodes.Tag;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.keys.PasscodeTag;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Keeps and knows again the passcodes of before. The container's lock is held. */
final class FormerPasscodeCheck {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ControlStore control;
  private final KeyVault vault;
  private final PasscodeCost cost;

  FormerPasscodeCheck(ControlStore control, KeyVault vault, PasscodeCost cost) {
    this.control = control;
    this.vault = vault;
    this.cost = cost;
  }

  /**
   * Refuses one of the last {@code most} passcodes before the one in force. Asked only after that
   * one was entered: who does not know it must not try others here.
   */
  void refuse(Passcode next, String inForce, int most) throws ContainerException {
    Optional<FormerPasscodes> former = known();
    if (former.isPresent() && isAny(next, former.get(), former.get().before(inForce, most))) {
      throw new PasscodeRefusedException(
          Reason.of(Code.PASSCODE_USED_BEFORE, Integer.toString(most)));
    }
  }

  private boolean isAny(Passcode next, FormerPasscodes former, List<Tag> tags)
      throws ContainerException {
    if (tags.isEmpty()) {
      return false;
    }
    byte[] mine = PasscodeTag.of(vault, former.cost(), former.salt(), next).toByteArray();
    boolean found = false;
    for (Tag tag : tags) {
      found |= MessageDigest.isEqual(mine, tag.tag().toByteArray());
    }
    return found;
  }

  /**
   * Keeps {@code current}, the passcode in force, for when it is a former one. One more than the
   * rule needs: if the change comes to nothing, it stands in nobody's place.
   */
  void keep(Passcode current, String inForce, int most) throws ContainerException {
    Optional<FormerPasscodes> known = known();
    FormerPasscodes former = known.isPresent() ? known.get() : begin();
    Bytes tag = PasscodeTag.of(vault, former.cost(), former.salt(), current);
    FormerPasscodes kept = former.and(new Tag(inForce, tag), most + 1);
    control.update(draft -> draft.entrance(control.get().entrance().with(Optional.of(kept))));
  }

  /** Without its key in the vault no tag says anything any more. */
  private Optional<FormerPasscodes> known() throws ContainerException {
    Optional<FormerPasscodes> former = control.get().entrance().former();
    return former.isPresent() && vault.aliases().contains(PasscodeTag.ALIAS)
        ? former
        : Optional.empty();
  }

  private FormerPasscodes begin() throws ContainerException {
    if (!vault.aliases().contains(PasscodeTag.ALIAS)) {
      vault.create(PasscodeTag.ALIAS, KeyVault.Use.MAC);
    }
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    return new FormerPasscodes(cost, Bytes.copyFrom(salt), List.of());
  }
}
