package dev.cordon.storage.backup;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The seal of SQLCipher 4's pages under a raw key. A3: AES-256-CBC, HMAC-SHA-512 and PBKDF2 with
 * HMAC-SHA-512 are used here because the databases' kept format has them.
 * https://www.zetetic.net/sqlcipher/design/
 */
final class PageCipher {
  static final int PAGE_BYTES = 4096;
  private static final int IV_BYTES = 16;
  private static final int MAC_BYTES = 64;
  private static final int MAC_AT = PAGE_BYTES - MAC_BYTES;
  private static final int IV_AT = MAC_AT - IV_BYTES;
  private static final byte SALT_MASK = 0x3a;

  private final SecretKeySpec key;
  private final Mac mac;

  PageCipher(byte[] key, byte[] salt) {
    this.key = new SecretKeySpec(key, "AES");
    this.mac = mac(macKey(key, salt));
  }

  /** Opens the page in place from {@code begin} on; false if it was not sealed by this key. */
  boolean open(byte[] page, long number, int begin) {
    byte[] seal = seal(page, number, begin);
    if (!MessageDigest.isEqual(seal, Arrays.copyOfRange(page, MAC_AT, PAGE_BYTES))) {
      return false;
    }
    crypt(Cipher.DECRYPT_MODE, page, begin);
    Arrays.fill(page, IV_AT, PAGE_BYTES, (byte) 0);
    return true;
  }

  /** Seals the page in place from {@code begin} on. */
  void seal(byte[] page, long number, int begin, SecureRandom random) {
    byte[] iv = new byte[IV_BYTES];
    random.nextBytes(iv);
    System.arraycopy(iv, 0, page, IV_AT, IV_BYTES);
    crypt(Cipher.ENCRYPT_MODE, page, begin);
    System.arraycopy(seal(page, number, begin), 0, page, MAC_AT, MAC_BYTES);
  }

  private byte[] seal(byte[] page, long number, int begin) {
    mac.update(page, begin, MAC_AT - begin);
    for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
      mac.update((byte) (number >>> shift)); // little-endian
    }
    return mac.doFinal();
  }

  private void crypt(int mode, byte[] page, int begin) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(mode, key, new IvParameterSpec(page, IV_AT, IV_BYTES));
      byte[] done = cipher.doFinal(page, begin, IV_AT - begin);
      System.arraycopy(done, 0, page, begin, done.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has AES-CBC", e);
    }
  }

  /** PBKDF2-HMAC-SHA-512, 2 rounds, of which the first 32 bytes. */
  private static byte[] macKey(byte[] key, byte[] salt) {
    byte[] masked = salt.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= SALT_MASK;
    }
    Mac mac = mac(key);
    mac.update(masked);
    byte[] first = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] second = mac.doFinal(first);
    byte[] derived = new byte[key.length];
    for (int i = 0; i < derived.length; i++) {
      derived[i] = (byte) (first[i] ^ second[i]);
    }
    return derived;
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(key, "HmacSHA512"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA512", e);
    }
  }
}
