package dev.cordon.storage.ledger;

import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.Domain;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKey;

/**
 * The key of one ledger file. A {@code SecretKeySpec} cannot be zeroed; this can.
 *
 * <p>A3: HKDF-SHA-256 (RFC 5869) is chosen here.
 */
final class LedgerKey implements SecretKey {
  static final String PURPOSE = "files/ledger";
  private static final byte[] INFO = "cordon ledger v2".getBytes(StandardCharsets.US_ASCII);
  private static final int BYTES = 32;

  private final byte[] bytes;

  private LedgerKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static LedgerKey of(Domain domain, Header header) throws StorageException {
    byte[] info =
        ByteBuffer.allocate(INFO.length + Long.BYTES + 1)
            .put(INFO)
            .putLong(header.generation())
            .put(Header.SUITE)
            .array();
    byte[] ikm = new byte[0];
    try (SecretBytes key = domain.key(PURPOSE)) {
      ikm = key.copy();
      return new LedgerKey(Hkdf.computeHkdf("HMACSHA256", ikm, header.salt(), info, BYTES));
    } catch (ContainerException e) {
      throw Damage.locked(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA256", e);
    } finally {
      Arrays.fill(ikm, (byte) 0);
    }
  }

  @Override
  public String getAlgorithm() {
    return "AES";
  }

  @Override
  public String getFormat() {
    return "RAW";
  }

  /** A copy, which the cipher zeroes. */
  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  @Override
  public void destroy() {
    Arrays.fill(bytes, (byte) 0);
  }
}
