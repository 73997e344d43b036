package dev.cordon.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first 96 bytes of a content file, in clear and authenticated by the key derived from them
 * (docs/storage-format.md, section 3).
 */
final class FileHeader {
  static final int BYTES = 96;
  static final int FILE_ID_BYTES = 16;
  private static final int SALT_BYTES = 32;
  private static final int FILE_ID = 8;
  private static final int ENTRY_ID = FILE_ID + FILE_ID_BYTES;
  private static final int SALT = ENTRY_ID + EntryId.BYTES;

  /** "CORD", version 1, suite 1 (AES-256-GCM with HKDF-SHA-256), log2 of the chunk, reserved. */
  private static final byte[] START = {'C', 'O', 'R', 'D', 1, 1, SealedLayout.LOG2_CHUNK, 0};

  private final byte[] bytes;

  private FileHeader(byte[] owned) {
    this.bytes = owned;
  }

  /** A header for a new file: fresh file id and salt, hence a fresh key. */
  static FileHeader fresh(EntryId entry, SecureRandom random) {
    byte[] fileId = new byte[FILE_ID_BYTES];
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(fileId);
    random.nextBytes(salt);
    return new FileHeader(
        ByteBuffer.allocate(BYTES).put(START).put(fileId).put(entry.bytes()).put(salt).array());
  }

  /** Reads a header; empty if it is none of ours. */
  static Optional<FileHeader> read(ByteBuffer from) {
    byte[] bytes = new byte[BYTES];
    from.get(bytes);
    byte[] reserved = new byte[BYTES - SALT - SALT_BYTES];
    boolean known =
        Arrays.equals(Arrays.copyOf(bytes, START.length), START)
            && Arrays.equals(Arrays.copyOfRange(bytes, SALT + SALT_BYTES, BYTES), reserved);
    return known ? Optional.of(new FileHeader(bytes)) : Optional.empty();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  byte[] fileId() {
    return Arrays.copyOfRange(bytes, FILE_ID, ENTRY_ID);
  }

  EntryId entry() {
    return EntryId.of(Arrays.copyOfRange(bytes, ENTRY_ID, SALT));
  }

  byte[] salt() {
    return Arrays.copyOfRange(bytes, SALT, SALT + SALT_BYTES);
  }

  /** A3: SHA-256 is chosen here, to bind every chunk to the whole header. */
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every platform has SHA-256", e);
    }
  }
}
