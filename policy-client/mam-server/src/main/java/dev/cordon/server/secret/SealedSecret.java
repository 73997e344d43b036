package dev.cordon.server.secret;

import com.google.crypto.tink.subtle.AesGcmJce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/**
 * Secrets for the register, under a key that is not in it: {@code base64(IV(12) ‖ AES-256-GCM)}
 * (NIST SP 800-38D). What a secret is for, and whose it is, is bound in as associated data, so that
 * nobody's can be put in another's place. Safe for many threads.
 */
public final class SealedSecret {
  private final AesGcmJce cipher;

  /** Under {@code key}, 32 bytes. */
  public SealedSecret(byte[] key) {
    try {
      this.cipher = new AesGcmJce(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every platform", e);
    }
  }

  /** Seals {@code secret} for {@code purpose}. */
  public String seal(byte[] secret, String purpose) {
    try {
      return Base64.getEncoder().encodeToString(cipher.encrypt(secret, bytes(purpose)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in memory does not encrypt", e);
    }
  }

  /**
   * The secret again.
   *
   * @throws GeneralSecurityException if it was changed, or is another's
   */
  public byte[] open(String sealed, String purpose) throws GeneralSecurityException {
    try {
      return cipher.decrypt(Base64.getDecoder().decode(sealed), bytes(purpose));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not Base64", e);
    }
  }

  private static byte[] bytes(String purpose) {
    return purpose.getBytes(StandardCharsets.UTF_8);
  }
}
