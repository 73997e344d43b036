package dev.cordon.storage;

import java.nio.ByteBuffer;

/**
 * The direct buffers that one stream works in: a plaintext chunk and a window of sealed ones, so
 * that the medium is asked for a quarter of a megabyte at a time.
 */
final class ChunkBuffers {
  static final int WINDOW_CHUNKS = 8;
  private static final ByteBuffer ZEROS =
      ByteBuffer.allocateDirect(SealedLayout.CHUNK_BYTES + SealedLayout.TAG_BYTES)
          .asReadOnlyBuffer();

  /** One chunk and a tag: Conscrypt wants room for both while it opens. */
  private final ByteBuffer plain = ByteBuffer.allocateDirect(ZEROS.capacity());

  private final ByteBuffer sealed =
      ByteBuffer.allocateDirect(
          SealedLayout.CONTENT_OFFSET + WINDOW_CHUNKS * SealedLayout.SEALED_CHUNK_BYTES);

  ByteBuffer plain() {
    return plain;
  }

  ByteBuffer sealed() {
    return sealed;
  }

  /** Forgets the plaintext. */
  void zero() {
    Bounds.clear(plain);
    plain.put(ZEROS.duplicate());
    Bounds.clear(plain);
    Bounds.clear(sealed);
  }
}
