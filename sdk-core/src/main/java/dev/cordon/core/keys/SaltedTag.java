package dev.cordon.core.keys;

import com.google.crypto.tink.util.Bytes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tags of 16 bytes by which a container knows a text again without keeping it: the beginning of
 * HMAC-SHA-256 (FIPS 198-1) under the container's salt. The same text has another tag in every
 * container. One thread at a time.
 */
public final class SaltedTag {
  public static final int BYTES = 16;

  private final Mac mac;

  public SaltedTag(Bytes salt) {
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt.toByteArray(), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 is part of every platform", e);
    }
  }

  /** That of {@code text} in UTF-8. */
  public Bytes of(String text) {
    byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return Bytes.copyFrom(Arrays.copyOf(whole, BYTES));
  }
}
