package dev.cordon.server.secret;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The first 16 bytes of HMAC-SHA-256 (FIPS 198-1, RFC 2104 section 5). Safe for many threads. */
public final class ShortMac {
  public static final int BYTES = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public ShortMac(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** That of {@code first ‖ second}; {@code first} has always the same length. */
  public byte[] of(byte[] first, byte[] second) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(first);
      return Arrays.copyOf(mac.doFinal(second), BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every platform", e);
    }
  }
}
