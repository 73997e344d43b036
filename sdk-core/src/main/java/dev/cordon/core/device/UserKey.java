package dev.cordon.core.device;

import dev.cordon.core.error.ContainerException;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * A vault key that works only right after its owner was recognised by finger or face.
 *
 * <p>The platform makes it in the container's own vault, under a name from {@link #newAlias}, and
 * hands it in once somebody was recognised; it is good for one use. The container destroys it like
 * any other key of its vault: when it is replaced or forgotten, by a wipe, and, if the process died
 * before it was put to use, at the next start.
 */
public interface UserKey {
  /** What the names of such keys begin with. */
  String ALIAS_PREFIX = "user.";

  /** A name that no key has. */
  static String newAlias() {
    return ALIAS_PREFIX + Long.toHexString(new SecureRandom().nextLong());
  }

  /** Its name in the container's vault. */
  String alias();

  /** Encrypts and authenticates with a fresh nonce. */
  byte[] seal(byte[] plaintext, byte[] associatedData) throws ContainerException;

  /**
   * What {@link #seal} was given; empty if it was altered or sealed by another key.
   *
   * @throws dev.cordon.core.error.VaultLostException if the key is gone, such as after a new finger
   *     or face was enrolled
   */
  Optional<byte[]> open(byte[] sealed, byte[] associatedData) throws ContainerException;
}
