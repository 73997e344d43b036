package dev.cordon.core.deposit;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * A deposit that waits, as the control state knows it: any other file in its place shows.
 *
 * @param number its place in its domain's order
 * @param sha256 of its file
 * @param bytes the length of its file
 */
public record Waiting(long number, Bytes sha256, int bytes) {
  /** The deposit number {@code number}, whose file is {@code file}. */
  public static Waiting of(long number, byte[] file) {
    return new Waiting(number, hash(file), file.length);
  }

  /** Its id, and the name of its file. */
  public String name() {
    return Hex.encode(sha256.toByteArray());
  }

  /** Whether {@code file} is its file. */
  public boolean isOf(byte[] file) {
    return sha256.equals(hash(file));
  }

  private static Bytes hash(byte[] file) {
    try {
      return Bytes.copyFrom(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every platform", e);
    }
  }
}
