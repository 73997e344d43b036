package dev.cordon.storage;

import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads one content file and believes nothing that was not verified. One thread at a time. */
final class SealedReader {
  private final FileChannel channel;
  private final EntryName name;
  private final ChunkCipher cipher;
  private final SealedLayout layout;
  private final ByteBuffer plain;
  private final ByteBuffer sealed;
  private long index;

  private SealedReader(
      FileChannel channel,
      EntryName name,
      ChunkCipher cipher,
      SealedLayout layout,
      ChunkBuffers buffers) {
    this.channel = channel;
    this.name = name;
    this.cipher = cipher;
    this.layout = layout;
    this.plain = buffers.plain();
    this.sealed = buffers.sealed();
  }

  /**
   * Verifies header and name.
   *
   * @param place where the file was found
   * @param subject how errors name it until its name is known
   */
  static SealedReader open(
      FileChannel channel, Path place, String subject, FileKeys keys, ChunkBuffers buffers)
      throws IOException {
    SealedLayout layout = SealedLayout.of(channel.size()).orElseThrow(() -> damaged(subject));
    ByteBuffer sealed = buffers.sealed();
    Bounds.clearTo(sealed, SealedLayout.CONTENT_OFFSET);
    fill(channel, sealed, 0, subject);
    FileHeader header = FileHeader.read(sealed).orElseThrow(() -> damaged(subject));
    ChunkCipher cipher = new ChunkCipher(keys.contentKey(header), header);
    EntryName name = openName(cipher, buffers, subject);
    EntryId entry = keys.idOf(name);
    if (!header.entry().equals(entry) || !place.endsWith(entry.place())) {
      throw damaged(name.text()); // moved here from the place of another name
    }
    Bounds.limit(sealed, 0);
    return new SealedReader(channel, name, cipher, layout, buffers);
  }

  /** The verified name. */
  EntryName name() {
    return name;
  }

  /** The length as the last chunk proves it. */
  long verifiedBytes() throws IOException {
    index = layout.fullChunks();
    ByteBuffer unused = next();
    return layout.plaintextBytes();
  }

  /** Whether every chunk was read. */
  boolean atEnd() {
    return index > layout.fullChunks();
  }

  /** The next chunk, verified; valid until the next call. */
  ByteBuffer next() throws IOException {
    if (!sealed.hasRemaining()) {
      fetch();
    }
    int end = sealed.limit();
    Bounds.limit(sealed, sealed.position() + layout.sealedBytes(index));
    ChunkCipher.Part part = layout.isLast(index) ? ChunkCipher.Part.LAST : ChunkCipher.Part.FULL;
    Bounds.clear(plain);
    if (!cipher.open(sealed, plain, index, part)) {
      throw damaged(name.text());
    }
    Bounds.limit(sealed, end);
    Bounds.flip(plain);
    index++;
    return plain;
  }

  /** Fetches sealed chunks from {@link #index} on, as many as the window takes. */
  private void fetch() throws IOException {
    long beyond = Math.min(index + ChunkBuffers.WINDOW_CHUNKS, layout.fullChunks() + 1);
    long end = SealedLayout.offset(beyond - 1) + layout.sealedBytes(beyond - 1);
    Bounds.clearTo(sealed, (int) (end - SealedLayout.offset(index)));
    fill(channel, sealed, SealedLayout.offset(index), name.text());
  }

  private static EntryName openName(ChunkCipher cipher, ChunkBuffers buffers, String subject)
      throws StorageException {
    ByteBuffer plain = buffers.plain();
    Bounds.clear(plain);
    if (!cipher.open(buffers.sealed(), plain, ChunkCipher.NAME_INDEX, ChunkCipher.Part.NAME)) {
      throw damaged(subject);
    }
    Bounds.flip(plain);
    return NameBlock.read(plain);
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, long offset, String subject)
      throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw damaged(subject); // truncated since it was opened
      }
    }
    Bounds.flip(buffer);
  }

  private static StorageException damaged(String subject) {
    return new StorageException(Problem.DAMAGED, subject);
  }
}
