package dev.cordon.storage.content;

import com.google.crypto.tink.subtle.Hex;
import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.keys.Hmac;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys of a domain's contents. Nothing is kept: each use asks the domain, which refuses once it
 * is locked. Safe for many threads.
 */
public final class ContentKeys {
  private static final String IDS = "files/ids";
  private static final String CONTENT = "files/content";
  private static final byte[] LABEL = "cordon content v2".getBytes(StandardCharsets.US_ASCII);
  private static final int ID_BYTES = 16;
  private static final int KEY_BYTES = 32;

  private final Domain domain;
  private final Optional<LocalDate> lastDay;

  private ContentKeys(Domain domain, Optional<LocalDate> lastDay) {
    this.domain = domain;
    this.lastDay = lastDay;
  }

  /** The keys that come from {@code domain}. */
  public static ContentKeys of(Domain domain) {
    return new ContentKeys(domain, Optional.empty());
  }

  /** Those of contents that are gone when {@code day} is over. */
  ContentKeys until(LocalDate day) {
    return new ContentKeys(domain, Optional.of(day));
  }

  /** The name of a content's file. A3: HMAC-SHA-256 is chosen here, as a keyed hash of numbers. */
  String id(long number) throws IOException {
    byte[] named = ByteBuffer.allocate(LABEL.length + 8).put(LABEL).putLong(number).array();
    try (SecretBytes key = domain.key(IDS)) {
      return Hex.encode(Arrays.copyOf(Hmac.of("HmacSHA256", key, named), ID_BYTES));
    }
  }

  /**
   * The key of one content; empty if its day is over. A3: HKDF-SHA-256 (RFC 5869) is chosen here.
   */
  Optional<ContentKey> contentKey(long number, byte[] salt, int log2) throws IOException {
    ByteBuffer info = ByteBuffer.allocate(LABEL.length + 10).put(LABEL).putLong(number);
    info.put(BlockCipher.SUITE).put((byte) log2);
    Optional<SecretBytes> secret = secret();
    if (!secret.isPresent()) {
      return Optional.empty();
    }
    byte[] ikm = new byte[0];
    try (SecretBytes key = secret.get()) {
      ikm = key.copy();
      byte[] okm = Hkdf.computeHkdf("HMACSHA256", ikm, salt, info.array(), KEY_BYTES);
      return Optional.of(ContentKey.owning(okm));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA256", e);
    } finally {
      Arrays.fill(ikm, (byte) 0);
    }
  }

  private Optional<SecretBytes> secret() throws IOException {
    return lastDay.isPresent()
        ? domain.expiry().key(CONTENT, lastDay.get())
        : Optional.of(domain.key(CONTENT));
  }
}
