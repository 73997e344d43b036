package dev.cordon.storage.backup;

import dev.cordon.storage.keys.Hmac;
import dev.cordon.storage.keys.ZeroableKey;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;

/**
 * The seal of SQLCipher 4's pages under a raw key. A3: AES-256-CBC, HMAC-SHA-512 and PBKDF2 with
 * HMAC-SHA-512 are used here because the databases' kept format has them.
 * https://www.zetetic.net/sqlcipher/design/
 */
final class PageCipher implements Closeable {
  static final int PAGE_BYTES = 4096;
  private static final int KEY_BYTES = 32;
  private static final int IV_BYTES = 16;
  private static final int MAC_BYTES = 64;
  private static final int MAC_AT = PAGE_BYTES - MAC_BYTES;
  private static final int IV_AT = MAC_AT - IV_BYTES;
  private static final String HMAC = "HmacSHA512";
  private static final byte SALT_MASK = 0x3a;

  private final ZeroableKey key;
  private final Cipher cipher;
  private final Hmac mac;

  PageCipher(byte[] key, byte[] salt) {
    this.key = ZeroableKey.owning("AES", key.clone());
    this.cipher = cipher();
    byte[] macKey = macKey(key, salt);
    this.mac = Hmac.of(HMAC, macKey);
    Arrays.fill(macKey, (byte) 0);
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/CBC/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has AES-CBC", e);
    }
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
    ByteBuffer last = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return mac.update(page, begin, MAC_AT - begin).finish(last.putInt((int) number).array());
  }

  private void crypt(int mode, byte[] page, int begin) {
    try {
      cipher.init(mode, key, new IvParameterSpec(page, IV_AT, IV_BYTES));
      byte[] done = cipher.doFinal(page, begin, IV_AT - begin);
      System.arraycopy(done, 0, page, begin, done.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("whole blocks need no padding", e);
    }
  }

  /** Zeroes the keys, also inside cipher and MAC. */
  @Override
  public void close() {
    mac.close();
    key.destroyIn(cipher, new IvParameterSpec(new byte[IV_BYTES]));
  }

  /** PBKDF2-HMAC-SHA-512, 2 rounds, of which the first 32 bytes. */
  private static byte[] macKey(byte[] key, byte[] salt) {
    byte[] masked = salt.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= SALT_MASK;
    }
    try (Hmac mac = Hmac.of(HMAC, key)) {
      byte[] first = mac.update(masked, 0, masked.length).finish(new byte[] {0, 0, 0, 1});
      byte[] derived = Arrays.copyOf(first, KEY_BYTES);
      byte[] second = mac.finish(first);
      for (int i = 0; i < derived.length; i++) {
        derived[i] ^= second[i];
      }
      return derived;
    }
  }
}
