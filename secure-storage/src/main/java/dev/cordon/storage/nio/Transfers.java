package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;

/** Moves bytes between work files and other channels; the plaintext of its buffer is zeroed. */
final class Transfers {
  private static final int BUFFER_BYTES = 256 * 1024;

  private Transfers() {}

  /**
   * The work of {@code FileChannel.transferTo}. Trouble on the way is thrown even if some bytes
   * were moved before, as few callers ask again.
   */
  static long to(FileChannel source, long position, long count, WritableByteChannel target)
      throws IOException {
    requireOpen(target.isOpen());
    if (target instanceof WorkChannel work && !work.isWritable()) {
      throw new NonWritableChannelException();
    }
    long wanted = Math.min(count, source.size() - position);
    byte[] bytes = buffer(wanted);
    try {
      long moved = 0;
      while (moved < wanted) {
        int step = (int) Math.min(bytes.length, wanted - moved);
        int read = source.read(ByteBuffer.wrap(bytes, 0, step), position + moved);
        int written = read <= 0 ? 0 : target.write(ByteBuffer.wrap(bytes, 0, read));
        moved += written;
        if (written < step) {
          break; // the source became shorter, or the target takes no more now
        }
      }
      return moved;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** The work of {@code FileChannel.transferFrom}. */
  static long from(FileChannel target, ReadableByteChannel source, long position, long count)
      throws IOException {
    requireOpen(source.isOpen());
    if (position > target.size()) {
      return 0;
    }
    byte[] bytes = buffer(count);
    try {
      long moved = 0;
      while (moved < count) {
        int step = (int) Math.min(bytes.length, count - moved);
        int read = source.read(ByteBuffer.wrap(bytes, 0, step));
        if (read <= 0) {
          break;
        }
        moved += target.write(ByteBuffer.wrap(bytes, 0, read), position + moved);
      }
      return moved;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] buffer(long wanted) {
    return new byte[(int) Math.max(0, Math.min(BUFFER_BYTES, wanted))];
  }

  private static void requireOpen(boolean open) throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
