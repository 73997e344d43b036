package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.keys.ZeroableKey;
import java.io.Closeable;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals and opens the records of one backup, until it is closed: by whoever is done, or by the lock
 * in the middle, after which it says LOCKED. Safe for many threads.
 *
 * <p>A3: AES-256-GCM (NIST SP 800-38D) of the platform's default provider is chosen here; the nonce
 * is random and stands in front, so one key is good for 2^32 records. Not Tink's: that one's key
 * cannot be zeroed.
 */
final class RecordCipher implements Closeable {
  private static final long MOST_RECORDS = 1L << 32;
  private static final int NONCE_BYTES = 12;

  private final byte[] id;
  private final SecureRandom random = new SecureRandom();
  private final ZeroableKey key; // this and all below: guarded by this
  private final Cipher cipher;

  RecordCipher(SecretBytes key, byte[] id) {
    this.key = ZeroableKey.owning("AES", key.copy());
    this.id = id;
    try {
      this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every platform has AES-GCM", e);
    }
  }

  /** Nonce, ciphertext and tag. */
  synchronized byte[] seal(byte[] plain, Mark at) throws StorageException {
    if (at.index() >= MOST_RECORDS) {
      throw new IllegalStateException("a backup of more than 2^32 records");
    }
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      start(Cipher.ENCRYPT_MODE, nonce, at);
      byte[] record = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + Mark.TAG_BYTES);
      int unused = cipher.doFinal(plain, 0, plain.length, record, NONCE_BYTES);
      return record;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing needs nothing from outside", e);
    }
  }

  /**
   * The plaintext of a record of more than nonce and tag.
   *
   * @throws StorageException BACKUP_DAMAGED if it is not what was sealed; LOCKED if this was closed
   */
  synchronized byte[] open(byte[] record, Mark at) throws StorageException {
    try {
      start(Cipher.DECRYPT_MODE, Arrays.copyOf(record, NONCE_BYTES), at);
      return cipher.doFinal(record, NONCE_BYTES, record.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
  }

  private void start(int mode, byte[] nonce, Mark at)
      throws GeneralSecurityException, StorageException {
    if (key.isDestroyed()) {
      throw new StorageException(Problem.LOCKED, "");
    }
    cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * Mark.TAG_BYTES, nonce));
    cipher.updateAAD(at.associated(id));
  }

  /** Zeroes the key, also inside the cipher. */
  @Override
  public synchronized void close() {
    byte[] nonce = new byte[NONCE_BYTES];
    key.destroyIn(cipher, new GCMParameterSpec(Byte.SIZE * Mark.TAG_BYTES, nonce));
  }
}
