package dev.cordon.storage.ledger;

import com.google.crypto.tink.subtle.Hkdf;
import dev.cordon.core.Domain;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.keys.ZeroableKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** The key of one ledger file. A3: HKDF-SHA-256 (RFC 5869) is chosen here. */
final class LedgerKey {
  static final String PURPOSE = "files/ledger";
  private static final byte[] INFO = "cordon ledger v2".getBytes(StandardCharsets.US_ASCII);
  private static final int BYTES = 32;

  private LedgerKey() {}

  static ZeroableKey of(Domain domain, Header header) throws StorageException {
    byte[] info =
        ByteBuffer.allocate(INFO.length + Long.BYTES + 1)
            .put(INFO)
            .putLong(header.generation())
            .put(Header.SUITE)
            .array();
    byte[] ikm = new byte[0];
    try (SecretBytes key = domain.key(PURPOSE)) {
      ikm = key.copy();
      return ZeroableKey.owning(
          "AES", Hkdf.computeHkdf("HMACSHA256", ikm, header.salt(), info, BYTES));
    } catch (ContainerException e) {
      throw Damage.locked(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has HmacSHA256", e);
    } finally {
      Arrays.fill(ikm, (byte) 0);
    }
  }
}
