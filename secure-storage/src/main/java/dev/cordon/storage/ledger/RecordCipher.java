package dev.cordon.storage.ledger;

import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.keys.ZeroableKey;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the records of one ledger file. One thread at a time.
 *
 * <p>A3: AES-256-GCM (NIST SP 800-38D) is chosen here, of the platform's default provider: records
 * are small, so its start costs more than its speed gains. Nonces are random; a key seals one file,
 * which a checkpoint ends long before 2^32 records.
 */
final class RecordCipher implements Closeable {
  private final ZeroableKey key;
  private final byte[] headerHash;
  private final Cipher cipher;

  RecordCipher(Domain domain, Header header) throws StorageException {
    this.key = LedgerKey.of(domain, header);
    this.headerHash = header.hash();
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has AES-GCM", e);
    }
  }

  /** The record of {@code plain} as it goes to the file. */
  byte[] seal(RecordHead head, byte[] previousTag, byte[] plain, int plainBytes) {
    ByteBuffer record = ByteBuffer.allocate(Math.toIntExact(head.recordBytes()));
    head.write(record);
    try {
      start(Cipher.ENCRYPT_MODE, head, previousTag);
      cipher.doFinal(plain, 0, plainBytes, record.array(), RecordHead.BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
    return record.array();
  }

  /** The plaintext of a whole record at {@code start}; empty if it is not authentic. */
  Optional<byte[]> open(RecordHead head, byte[] previousTag, byte[] bytes, int start) {
    try {
      start(Cipher.DECRYPT_MODE, head, previousTag);
      int sealedBytes = head.length() + RecordHead.TAG_BYTES;
      return Optional.of(cipher.doFinal(bytes, start + RecordHead.BYTES, sealedBytes));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("opening failed", e);
    }
  }

  private void start(int mode, RecordHead head, byte[] previousTag)
      throws GeneralSecurityException {
    GCMParameterSpec nonce = new GCMParameterSpec(8 * RecordHead.TAG_BYTES, head.nonce());
    cipher.init(mode, key, nonce);
    cipher.updateAAD(headerHash);
    byte[] place =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + RecordHead.TAG_BYTES)
            .putLong(head.sequence())
            .putInt(head.length())
            .put(previousTag)
            .array();
    cipher.updateAAD(place);
  }

  /** Zeroes the key, also inside the cipher. */
  @Override
  public void close() {
    byte[] nonce = new byte[RecordHead.NONCE_BYTES];
    key.destroyIn(cipher, new GCMParameterSpec(8 * RecordHead.TAG_BYTES, nonce));
  }
}
