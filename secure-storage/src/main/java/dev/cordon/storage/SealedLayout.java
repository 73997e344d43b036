package dev.cordon.storage;

import java.util.Optional;

/**
 * Where the parts of a content file lie: header, name block, full chunks, one shorter last chunk.
 *
 * @param fullChunks how many chunks of {@link #CHUNK_BYTES} there are
 * @param lastBytes plaintext bytes of the last chunk, less than a full one, maybe 0
 */
record SealedLayout(long fullChunks, int lastBytes) {
  static final byte LOG2_CHUNK = 15;
  static final int CHUNK_BYTES = 1 << LOG2_CHUNK;
  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;
  static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;
  static final int SEALED_CHUNK_BYTES = CHUNK_BYTES + OVERHEAD_BYTES;

  /** The padded name; header, name block and its overhead fill 1,024 bytes. */
  static final int NAME_BYTES = 900;

  static final int CONTENT_OFFSET = FileHeader.BYTES + NAME_BYTES + OVERHEAD_BYTES;

  /**
   * The layout of a file of {@code fileBytes} on disk; empty if no such file can have been written.
   */
  static Optional<SealedLayout> of(long fileBytes) {
    long content = fileBytes - CONTENT_OFFSET;
    long last = content % SEALED_CHUNK_BYTES - OVERHEAD_BYTES;
    if (content < 0 || last < 0) {
      return Optional.empty();
    }
    return Optional.of(new SealedLayout(content / SEALED_CHUNK_BYTES, (int) last));
  }

  long plaintextBytes() {
    return fullChunks * CHUNK_BYTES + lastBytes;
  }

  /** Where chunk {@code index} starts in the file. */
  static long offset(long index) {
    return CONTENT_OFFSET + index * SEALED_CHUNK_BYTES;
  }

  boolean isLast(long index) {
    return index == fullChunks;
  }

  /** The length of chunk {@code index} on disk. */
  int sealedBytes(long index) {
    return isLast(index) ? lastBytes + OVERHEAD_BYTES : SEALED_CHUNK_BYTES;
  }
}
