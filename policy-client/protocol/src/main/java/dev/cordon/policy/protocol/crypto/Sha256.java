package dev.cordon.policy.protocol.crypto;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** SHA-256 (FIPS 180-4), on the CRYPTREC list; names documents, keys and tenants. */
public final class Sha256 {
  private Sha256() {}

  /** The hash of {@code bytes}: 32 bytes. */
  public static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK and Android has it
    }
  }

  /** The hash of {@code bytes} in 64 lowercase hex digits. */
  public static String hex(byte[] bytes) {
    return String.format(Locale.ROOT, "%064x", new BigInteger(1, of(bytes)));
  }
}
