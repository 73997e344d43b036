package dev.cordon.storage.content;

import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * The key of one content, zeroed when the content closes.
 *
 * <p>A cipher gets the bytes themselves and no copy. Conscrypt's AES-GCM remembers the array of the
 * last key that it was given, and of the last that sealed, so zeroing the one array zeroes it in
 * every cipher as well, those that wait in the pool included. It never writes to that array; the
 * JDK's own ciphers do, so it is not for them. Whoever destroys it sees to it that no cipher works
 * with it just then, or blocks would be sealed under zeros.
 *
 * <p>Outside of Java's heap nothing lasts: Conscrypt builds BoringSSL's state anew for each block,
 * on the native stack, from a copy that it frees. Neither is zeroed; later calls overwrite them.
 */
final class ContentKey implements SecretKey {
  private static final long serialVersionUID = 1L;

  private final transient byte[] bytes;
  private volatile boolean destroyed;

  private ContentKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Takes over {@code owned}. */
  static ContentKey owning(byte[] owned) {
    return new ContentKey(owned);
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /**
   * The bytes themselves.
   *
   * @throws IllegalStateException if it was destroyed, so that nothing is sealed under zeros
   */
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("the content was closed");
    }
    return bytes;
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }
}
