package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first bytes of a backup: which one it is, and its data key for one recipient. Immutable.
 *
 * <p>The organisation makes one for a new device by {@link #rewrapped} and puts it in the place of
 * the old; what follows stays as it is. Every header is as long as every other.
 */
public final class BackupHeader {
  /** How many bytes it has. */
  public static final int BYTES = 8 + 1 + 16 + 2 + 113;

  static final int ID_BYTES = 16;
  static final int KEY_BYTES = 32;
  private static final byte[] MAGIC = "CORDBAK1".getBytes(StandardCharsets.US_ASCII);
  private static final byte SUITE = 1;
  private static final int WRAPPED_BYTES = 65 + KEY_BYTES + 16; // point, key, tag

  private final byte[] id;
  private final byte[] wrapped;

  private BackupHeader(byte[] id, byte[] wrapped) {
    this.id = id;
    this.wrapped = wrapped;
  }

  static BackupHeader begin(SecretBytes key, RecipientKey recipient, SecureRandom random) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return new BackupHeader(id, key.use(raw -> recipient.wrap(raw, context(id))));
  }

  /**
   * Reads one, and nothing beyond it.
   *
   * @throws StorageException {@code BACKUP_CUT_OFF} if there is less; {@code BACKUP_DAMAGED} if it
   *     is none, or of a version that is not known
   */
  public static BackupHeader read(InputStream in) throws IOException {
    byte[] bytes = new byte[BYTES];
    RecordReader.fill(new DataInputStream(in), bytes);
    byte[] id = Arrays.copyOfRange(bytes, MAGIC.length + 1, MAGIC.length + 1 + ID_BYTES);
    byte[] wrapped = Arrays.copyOfRange(bytes, BYTES - WRAPPED_BYTES, BYTES);
    BackupHeader header = new BackupHeader(id, wrapped);
    if (!Arrays.equals(header.toBytes(), bytes)) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
    return header;
  }

  /**
   * The same for another recipient. For the organisation, which does this only for backups that
   * came from its own devices: a backup says by itself for whom it is and not from whom.
   *
   * @throws StorageException {@code BACKUP_KEY} if {@code organisation} does not open it
   */
  public BackupHeader rewrapped(OpeningKey organisation, RecipientKey device)
      throws StorageException {
    try (SecretBytes key = key(organisation)) {
      return new BackupHeader(id, key.use(raw -> device.wrap(raw, context(id))));
    }
  }

  /** As it stands at the beginning of a backup. */
  public byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] context = context(id);
    out.write(context, 0, context.length);
    out.write(wrapped.length >>> 8);
    out.write(wrapped.length);
    out.write(wrapped, 0, wrapped.length);
    return out.toByteArray();
  }

  SecretBytes key(OpeningKey opening) throws StorageException {
    Optional<byte[]> key = opening.unwrap(wrapped, context(id));
    if (!key.isPresent() || key.get().length != KEY_BYTES) {
      throw new StorageException(Problem.BACKUP_KEY, "");
    }
    return SecretBytes.owning(key.get());
  }

  byte[] id() {
    return id.clone();
  }

  private static byte[] context(byte[] id) {
    byte[] context = Arrays.copyOf(MAGIC, MAGIC.length + 1 + ID_BYTES);
    context[MAGIC.length] = SUITE;
    System.arraycopy(id, 0, context, MAGIC.length + 1, ID_BYTES);
    return context;
  }
}
