package dev.cordon.storage.keys;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * A key for JCA. A {@code SecretKeySpec} cannot be zeroed; this can, with what a cipher made of it.
 * One thread at a time.
 */
public final class ZeroableKey implements SecretKey {
  private static final long serialVersionUID = 1L;

  private final String algorithm;
  private final transient byte[] bytes;
  private boolean destroyed;

  private ZeroableKey(String algorithm, byte[] bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /** Takes over {@code owned}: the caller neither uses nor zeroes it afterwards. */
  public static ZeroableKey owning(String algorithm, byte[] owned) {
    return new ZeroableKey(algorithm, owned);
  }

  @Override
  public String getAlgorithm() {
    return algorithm;
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /**
   * A copy: the JDK's ciphers zero what they get.
   *
   * @throws IllegalStateException if it was destroyed, so that nothing is sealed under zeros
   */
  @Override
  public byte[] getEncoded() {
    if (destroyed) {
      throw new IllegalStateException("the key was destroyed");
    }
    return bytes.clone();
  }

  /**
   * Destroys it, also in {@code cipher}, which forgets one key only for another, and the JDK's
   * AES-GCM the one that sealed only for another that seals. Twice is harmless.
   *
   * @param start what {@code cipher} begins with: for AES-GCM a nonce, which may be any
   */
  public void destroyIn(Cipher cipher, AlgorithmParameterSpec start) {
    if (destroyed) {
      return;
    }
    destroy();
    try {
      cipher.init(Cipher.ENCRYPT_MODE, owning(algorithm, new byte[bytes.length]), start);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an all-zero key was refused", e);
    }
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
