package dev.cordon.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * An entry's file, open for reading, with the buffers it is read through.
 *
 * @param reader has verified header and name
 */
record EntryFile(SealedReader reader, FileChannel channel, ChunkBuffers buffers, BufferPool pool)
    implements Closeable {
  /** Gives the buffers back; call it once. */
  @Override
  public void close() throws IOException {
    pool.give(buffers);
    channel.close();
  }
}
