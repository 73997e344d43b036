package dev.cordon.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes one content file from start to end: header, name block, chunks. One thread at a time. */
final class SealedWriter {
  private final FileChannel channel;
  private final ChunkCipher cipher;
  private final NoncePool nonces;
  private final ByteBuffer plain;
  private final ByteBuffer sealed;
  private long index;

  SealedWriter(FileChannel channel, ChunkCipher cipher, NoncePool nonces, ChunkBuffers buffers) {
    this.channel = channel;
    this.cipher = cipher;
    this.nonces = nonces;
    this.plain = buffers.plain();
    this.sealed = buffers.sealed();
  }

  void start(FileHeader header, EntryName name) {
    Bounds.clear(sealed);
    sealed.put(header.bytes());
    NameBlock.write(name, plain);
    cipher.seal(nonces.next(), plain, sealed, ChunkCipher.NAME_INDEX, ChunkCipher.Part.NAME);
    Bounds.clearTo(plain, SealedLayout.CHUNK_BYTES);
  }

  /** Takes at most one chunk's worth; returns how many bytes were taken. */
  int write(byte[] bytes, int offset, int length) throws IOException {
    int taken = Math.min(length, plain.remaining());
    plain.put(bytes, offset, taken);
    if (!plain.hasRemaining()) {
      seal(ChunkCipher.Part.FULL);
    }
    return taken;
  }

  /** Seals the last chunk, always shorter than a full one, and forces everything to the medium. */
  void finish() throws IOException {
    seal(ChunkCipher.Part.LAST);
    drain();
    channel.force(true);
  }

  private void seal(ChunkCipher.Part part) throws IOException {
    if (sealed.remaining() < SealedLayout.SEALED_CHUNK_BYTES) {
      drain();
    }
    Bounds.flip(plain);
    cipher.seal(nonces.next(), plain, sealed, index, part);
    index++;
    Bounds.clearTo(plain, SealedLayout.CHUNK_BYTES);
  }

  private void drain() throws IOException {
    Bounds.flip(sealed);
    while (sealed.hasRemaining()) {
      int unused = channel.write(sealed);
    }
    Bounds.clear(sealed);
  }
}
