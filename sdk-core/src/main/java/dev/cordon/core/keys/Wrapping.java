package dev.cordon.core.keys;

import dev.cordon.core.device.AesGcm;
import dev.cordon.core.secret.SecretBytes;
import java.util.Arrays;
import java.util.Optional;

/** AES-256-GCM around a key: 12-byte random nonce, ciphertext, 16-byte tag. */
final class Wrapping {
  private Wrapping() {}

  static byte[] wrap(SecretBytes with, SecretBytes key, byte[] associatedData) {
    byte[] plaintext = key.copy();
    try {
      return with.use(bytes -> AesGcm.seal(bytes, plaintext, associatedData));
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  /** The key, or empty if {@code with} is not the key it was wrapped with. */
  static Optional<SecretBytes> unwrap(SecretBytes with, byte[] wrapped, byte[] associatedData) {
    return with.use(bytes -> AesGcm.open(bytes, wrapped, associatedData)).map(SecretBytes::owning);
  }
}
