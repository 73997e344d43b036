package dev.cordon.core.keys;

import com.google.crypto.tink.subtle.AesGcmJce;
import dev.cordon.core.secret.SecretBytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;

/** AES-256-GCM around a key: 12-byte random nonce, ciphertext, 16-byte tag. */
final class Wrapping {
  private Wrapping() {}

  static byte[] wrap(SecretBytes with, SecretBytes key, byte[] associatedData) {
    AesGcmJce aead = with.use(Wrapping::aead);
    byte[] plaintext = key.copy();
    try {
      return aead.encrypt(plaintext, associatedData);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encrypting 32 bytes cannot fail", e);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  /** The key, or empty if {@code with} is not the key it was wrapped with. */
  static Optional<SecretBytes> unwrap(SecretBytes with, byte[] wrapped, byte[] associatedData) {
    try {
      return Optional.of(
          SecretBytes.owning(with.use(Wrapping::aead).decrypt(wrapped, associatedData)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static AesGcmJce aead(byte[] key) {
    try {
      return new AesGcmJce(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every platform", e);
    }
  }
}
