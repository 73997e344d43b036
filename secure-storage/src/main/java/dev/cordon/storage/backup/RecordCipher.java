package dev.cordon.storage.backup;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/**
 * Seals and opens the records of one backup. A3: AES-256-GCM (NIST SP 800-38D) is chosen here; the
 * nonce is random and stands in front, so one key is good for 2^32 records.
 */
final class RecordCipher {
  private static final long MOST_RECORDS = 1L << 32;

  private final Aead aead;
  private final byte[] id;

  RecordCipher(SecretBytes key, byte[] id) {
    this.aead = aead(key);
    this.id = id;
  }

  private static Aead aead(SecretBytes key) {
    byte[] raw = key.copy();
    try {
      return new AesGcmJce(raw);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has AES-GCM", e);
    } finally {
      Arrays.fill(raw, (byte) 0);
    }
  }

  byte[] seal(byte[] plain, Mark at) {
    if (at.index() >= MOST_RECORDS) {
      throw new IllegalStateException("a backup of more than 2^32 records");
    }
    try {
      return aead.encrypt(plain, at.associated(id));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has AES-GCM", e);
    }
  }

  byte[] open(byte[] sealed, Mark at) throws StorageException {
    try {
      return aead.decrypt(sealed, at.associated(id));
    } catch (GeneralSecurityException e) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
  }
}
