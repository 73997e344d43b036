package dev.cordon.storage.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks a database file against SQLCipher 4's published parameters with JCA alone: pages of 4,096
 * bytes, each closed by an IV of 16 and an HMAC-SHA-512 of 64 under PBKDF2-HMAC-SHA-512 of the raw
 * key in 2 rounds. It stands for the library of the other platform.
 */
public final class SqlCipherPages {
  private static final int PAGE = 4096;
  private static final int SALT = 16;
  private static final int HMAC = 64;

  private SqlCipherPages() {}

  /** The number of pages that {@code file} has; all of them authenticate, or 0 is returned. */
  public static int sealedBy(byte[] key, byte[] file) throws GeneralSecurityException {
    byte[] macKey = macKey(key, Arrays.copyOf(file, SALT));
    int pages = file.length / PAGE;
    if (file.length != pages * PAGE) {
      return 0;
    }
    for (int page = 1; page <= pages; page++) {
      if (!isSealed(macKey, file, page)) {
        return 0;
      }
    }
    return pages;
  }

  private static boolean isSealed(byte[] macKey, byte[] file, int page)
      throws GeneralSecurityException {
    int begin = (page - 1) * PAGE + (page == 1 ? SALT : 0);
    int end = page * PAGE - HMAC;
    Mac mac = mac(macKey);
    mac.update(file, begin, end - begin);
    byte[] number = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(page).array();
    return Arrays.equals(mac.doFinal(number), Arrays.copyOfRange(file, end, end + HMAC));
  }

  private static byte[] macKey(byte[] key, byte[] salt) throws GeneralSecurityException {
    for (int i = 0; i < salt.length; i++) {
      salt[i] ^= 0x3a;
    }
    Mac mac = mac(key);
    mac.update(salt);
    byte[] first = mac.doFinal(new byte[] {0, 0, 0, 1});
    byte[] second = mac.doFinal(first);
    byte[] derived = new byte[32];
    for (int i = 0; i < derived.length; i++) {
      derived[i] = (byte) (first[i] ^ second[i]);
    }
    return derived;
  }

  private static Mac mac(byte[] key) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA512");
    mac.init(new SecretKeySpec(key, "HmacSHA512"));
    return mac;
  }
}
