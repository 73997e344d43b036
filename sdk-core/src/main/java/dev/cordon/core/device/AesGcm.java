package dev.cordon.core.device;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM (NIST SP 800-38D) of the platform: {@code nonce(12) ‖ ciphertext ‖ tag(16)}, the
 * nonce random. Internal to the SDK.
 *
 * <p>Each use has a cipher of its own, to which nothing refers afterwards. Tink's {@code AesGcmJce}
 * writes the same bytes but keeps one cipher for each thread, which remembers the last key for as
 * long as the thread lives: past a lock.
 */
public final class AesGcm {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BYTES = 16;

  /** What sealing adds. */
  public static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

  private static final SecureRandom RANDOM = new SecureRandom();

  private AesGcm() {}

  /** Seals under a key of 32 bytes. */
  public static byte[] seal(byte[] key, byte[] plaintext, byte[] associatedData) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = Arrays.copyOf(nonce, plaintext.length + OVERHEAD_BYTES);
    Cipher cipher = started(Cipher.ENCRYPT_MODE, key, nonce, associatedData);
    try {
      int unused = cipher.doFinal(plaintext, 0, plaintext.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing needs nothing from outside", e);
    }
  }

  /** The plaintext, or empty if that is not what was sealed under this key for this place. */
  public static Optional<byte[]> open(byte[] key, byte[] sealed, byte[] associatedData) {
    if (sealed.length < OVERHEAD_BYTES) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    Cipher cipher = started(Cipher.DECRYPT_MODE, key, nonce, associatedData);
    try {
      return Optional.of(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static Cipher started(int mode, byte[] key, byte[] nonce, byte[] associatedData) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has 32 bytes");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      int tagBits = TAG_BYTES * Byte.SIZE;
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(tagBits, nonce));
      cipher.updateAAD(associatedData);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is part of every platform", e);
    }
  }
}
