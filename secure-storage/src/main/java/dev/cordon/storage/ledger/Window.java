package dev.cordon.storage.ledger;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Shows a file's bytes, read in large pieces. One thread at a time. */
final class Window {
  private static final int LEAST_BYTES = 1 << 18;

  private final FileChannel channel;
  private final long size;
  private byte[] bytes = new byte[LEAST_BYTES];
  private long start;
  private int length;

  Window(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /** The file's length when it was opened. */
  long size() {
    return size;
  }

  /**
   * Has the {@code count} bytes from {@code position} in {@link #bytes}, from the index it says.
   */
  int show(long position, int count) throws IOException {
    if (position < start || position + count > start + length) {
      load(position, count);
    }
    return (int) (position - start);
  }

  /** Valid until the next {@link #show}. */
  byte[] bytes() {
    return bytes;
  }

  byte[] copy(long position, int count) throws IOException {
    int index = show(position, count);
    return Arrays.copyOfRange(bytes, index, index + count);
  }

  private void load(long position, int count) throws IOException {
    if (count > bytes.length) {
      bytes = new byte[count];
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    start = position;
    length = 0;
    while (length < count) {
      int read = channel.read(buffer, position + length);
      if (read < 0) {
        throw new EOFException("the ledger became shorter while it was read");
      }
      length += read;
    }
  }
}
