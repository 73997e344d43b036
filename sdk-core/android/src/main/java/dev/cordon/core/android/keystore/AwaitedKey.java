package dev.cordon.core.android.keystore;

import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.VaultUnavailableException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Cipher;

/**
 * A key that waits for its owner to be recognised: {@link #cipher} goes into the system's prompt;
 * once that has succeeded, the key is good for one use. It is tried once only: a second try would
 * need the owner again.
 *
 * @param alias its name in the container's vault
 * @param cipher begun in the Keystore, to seal or to open
 */
public record AwaitedKey(String alias, Cipher cipher) implements UserKey {
  @Override
  public byte[] seal(byte[] plaintext, byte[] associatedData) throws ContainerException {
    try {
      return KeystoreKeyVault.sealed(cipher, plaintext, associatedData);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw unanswered(e);
    }
  }

  @Override
  public Optional<byte[]> open(byte[] sealed, byte[] associatedData) throws ContainerException {
    try {
      return Optional.of(KeystoreKeyVault.opened(cipher, sealed, associatedData));
    } catch (GeneralSecurityException | RuntimeException e) {
      if (KeystoreFailure.of(e) == KeystoreFailure.ALTERED) {
        return Optional.empty();
      }
      throw unanswered(e);
    }
  }

  private static ContainerException unanswered(Exception e) {
    return KeystoreFailure.of(e) == KeystoreFailure.LOST
        ? Patience.lost(e)
        : new VaultUnavailableException(e);
  }
}
