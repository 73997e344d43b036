package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.device.UserKey;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The slot that a finger or face opens: the unlock secret under a vault key that works only right
 * after its owner was recognised. Not secret: it is of no use without that key.
 *
 * @param vaultKey the key's alias
 * @param sealed the unlock secret, as that key sealed it
 */
public record UserSlot(String vaultKey, Bytes sealed) {
  private static final byte[] LABEL = "cordon/user-slot/v1/".getBytes(StandardCharsets.US_ASCII);

  static UserSlot create(UserKey key, SecretBytes unlockSecret, Bytes containerId)
      throws ContainerException {
    byte[] plain = unlockSecret.copy();
    try {
      return new UserSlot(key.alias(), Bytes.copyFrom(key.seal(plain, boundTo(containerId))));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** The unlock secret, or empty if {@code key} is not the one that sealed it. */
  Optional<SecretBytes> open(UserKey key, Bytes containerId) throws ContainerException {
    return key.open(sealed.toByteArray(), boundTo(containerId)).map(SecretBytes::owning);
  }

  private static byte[] boundTo(Bytes containerId) {
    ByteArrayOutputStream label = new ByteArrayOutputStream();
    label.write(LABEL, 0, LABEL.length);
    label.write(containerId.toByteArray(), 0, containerId.size());
    return label.toByteArray();
  }
}
