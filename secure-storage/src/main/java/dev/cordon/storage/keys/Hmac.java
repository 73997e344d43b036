package dev.cordon.storage.keys;

import dev.cordon.core.secret.SecretBytes;
import java.io.Closeable;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import javax.crypto.Mac;

/** An HMAC of the platform's that forgets its key when it closes. One thread at a time. */
public final class Hmac implements Closeable {
  private final String algorithm;
  private final Mac mac;

  private Hmac(String algorithm, Mac mac) {
    this.algorithm = algorithm;
    this.mac = mac;
  }

  /**
   * One under {@code key}, of which it keeps no copy but what the platform makes of it.
   *
   * @param algorithm one that every platform has: {@code HmacSHA256} or {@code HmacSHA512}
   */
  public static Hmac of(String algorithm, byte[] key) {
    try {
      Hmac hmac = new Hmac(algorithm, Mac.getInstance(algorithm));
      hmac.start(ZeroableKey.owning(algorithm, key.clone()));
      return hmac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has " + algorithm, e);
    }
  }

  /** That of {@code message} alone. */
  public static byte[] of(String algorithm, SecretBytes key, byte[] message) {
    try (Hmac hmac = key.use(bytes -> of(algorithm, bytes))) {
      return hmac.finish(message);
    }
  }

  private void start(ZeroableKey key) throws InvalidKeyException {
    try {
      mac.init(key);
    } finally {
      key.destroy();
    }
  }

  public Hmac update(byte[] bytes, int offset, int length) {
    mac.update(bytes, offset, length);
    return this;
  }

  /** The result with {@code last} at the end; after it the next one begins. */
  public byte[] finish(byte[] last) {
    return mac.doFinal(last);
  }

  /** Overwrites what the platform made of the key, as it does when it is given another. */
  @Override
  public void close() {
    try {
      start(ZeroableKey.owning(algorithm, new byte[mac.getMacLength()]));
    } catch (InvalidKeyException e) {
      throw new IllegalStateException("an all-zero key was refused", e);
    }
  }
}
