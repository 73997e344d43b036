package dev.cordon.core.keys;

import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.secret.SecretBytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** HKDF-SHA-256 (RFC 5869): one key from another, bound to a purpose. */
public final class Derivation {
  /** The length of every key of the hierarchy, in bytes. */
  public static final int KEY_BYTES = 32;

  private Derivation() {}

  /** The 32-byte key for {@code purpose}. Purposes carry a version, such as {@code .../v1}. */
  public static SecretBytes derive(SecretBytes secret, byte[] salt, String purpose) {
    byte[] info = purpose.getBytes(StandardCharsets.UTF_8);
    return secret.use(
        bytes -> {
          try {
            return SecretBytes.owning(Hkdf.computeHkdf("HMACSHA256", bytes, salt, info, KEY_BYTES));
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA-256 is part of every platform", e);
          }
        });
  }
}
