package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.KeyVault;
import dev.cordon.core.device.PasscodeCost;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;

/**
 * What a passcode is known again by: Argon2id, then an HMAC inside the vault, as for the slot that
 * it opens. It opens nothing.
 */
public final class PasscodeTag {
  /** The vault's key for all tags; apart from the slots' keys, which go with their passcodes. */
  public static final String ALIAS = "former";

  private PasscodeTag() {}

  /** 32 bytes, the same for the same passcode. */
  public static Bytes of(KeyVault vault, PasscodeCost cost, Bytes salt, Passcode passcode)
      throws ContainerException {
    try (SecretBytes tag = PassSlot.slotKey(vault, ALIAS, cost, salt.toByteArray(), passcode)) {
      return tag.use(Bytes::copyFrom);
    }
  }
}
