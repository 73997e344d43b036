package dev.cordon.core.secret;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;

/**
 * Key material that can be destroyed.
 *
 * <p>Tink keysets and {@code SecretKeySpec} cannot be zeroed; this can. Closing zeroes the bytes;
 * any use after that is a bug and throws. Safe for many threads.
 */
public final class SecretBytes implements AutoCloseable {
  private final byte[] bytes; // guarded by this
  private boolean destroyed; // guarded by this

  private SecretBytes(byte[] owned) {
    this.bytes = owned;
  }

  /** Takes over {@code owned}: the caller neither uses nor zeroes it afterwards. */
  public static SecretBytes owning(byte[] owned) {
    return new SecretBytes(owned);
  }

  /** Copies {@code bytes} and zeroes the original. */
  public static SecretBytes consuming(byte[] bytes) {
    SecretBytes secret = new SecretBytes(bytes.clone());
    Arrays.fill(bytes, (byte) 0);
    return secret;
  }

  /**
   * Lends the bytes to {@code use}, which must not keep them.
   *
   * @throws IllegalStateException if destroyed
   */
  public synchronized <T> T use(Function<byte[], T> use) {
    requireAlive();
    return use.apply(bytes);
  }

  /** A copy that the caller zeroes. */
  public synchronized byte[] copy() {
    requireAlive();
    return bytes.clone();
  }

  /** An AES key for JCA. It holds a copy that cannot be zeroed: keep it no longer than needed. */
  public synchronized SecretKeySpec aesKey() {
    requireAlive();
    return new SecretKeySpec(bytes, "AES");
  }

  /** The length in bytes. */
  public synchronized int length() {
    return bytes.length;
  }

  /** Whether the bytes are gone. */
  public synchronized boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public synchronized void close() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    if (!(other instanceof SecretBytes that)) {
      return false;
    }
    byte[] mine = copy();
    byte[] theirs = that.copy();
    try {
      return MessageDigest.isEqual(mine, theirs);
    } finally {
      Arrays.fill(mine, (byte) 0);
      Arrays.fill(theirs, (byte) 0);
    }
  }

  /** Constant: a hash of the bytes would tell about them. */
  @Override
  public int hashCode() {
    return 7;
  }

  @Override
  public String toString() {
    return "SecretBytes[redacted]";
  }

  private void requireAlive() {
    if (destroyed) {
      throw new IllegalStateException("the secret was destroyed");
    }
  }
}
