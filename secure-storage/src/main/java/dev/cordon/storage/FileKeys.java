package dev.cordon.storage;

import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of a domain's entries. Nothing is kept: each use asks the domain, which refuses once it
 * is locked.
 */
final class FileKeys {
  private static final String NAMES = "files/names";
  private static final String CONTENT = "files/content";
  private static final byte[] INFO = "cordon file v1".getBytes(StandardCharsets.US_ASCII);

  private final Domain domain;

  FileKeys(Domain domain) {
    this.domain = domain;
  }

  /** The one place of an entry's name. */
  EntryId idOf(EntryName name) throws IOException {
    return idOf(domain, NAMES, name);
  }

  /** A3: HMAC-SHA-256 is chosen here, as a keyed hash of names. */
  static EntryId idOf(Domain domain, String purpose, EntryName name) throws IOException {
    try (SecretBytes key = domain.key(purpose)) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key.use(bytes -> new SecretKeySpec(bytes, "HmacSHA256")));
      return EntryId.of(mac.doFinal(name.utf8()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA256", e);
    }
  }

  /**
   * The key of one file. A3: HKDF-SHA-256 (RFC 5869) is chosen here; its info holds the whole
   * header, so that no byte of the header can change without changing the key.
   */
  SecretKey contentKey(FileHeader header) throws IOException {
    byte[] info =
        ByteBuffer.allocate(INFO.length + FileHeader.BYTES).put(INFO).put(header.bytes()).array();
    byte[] okm = new byte[0];
    byte[] ikm = new byte[0];
    try (SecretBytes key = domain.key(CONTENT)) {
      ikm = key.copy();
      okm = Hkdf.computeHkdf("HMACSHA256", ikm, header.salt(), info, 32);
      return new SecretKeySpec(okm, "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA256", e);
    } finally {
      Arrays.fill(ikm, (byte) 0);
      Arrays.fill(okm, (byte) 0);
    }
  }
}
