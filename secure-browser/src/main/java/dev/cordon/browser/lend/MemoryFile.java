package dev.cordon.browser.lend;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * A file that lies in the app's memory and nowhere else.
 *
 * @param bytes not copied: the maker gives them away
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
public record MemoryFile(String name, String mediaType, byte[] bytes) implements LendableFile {
  @Override
  public long lengthBytes() {
    return bytes.length;
  }

  @Override
  public long lastModifiedMillis() {
    return 0;
  }

  @Override
  public SeekableByteChannel open() {
    return new Channel(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
  }

  /** Without name and content, which must not reach a log. */
  @Override
  public String toString() {
    return "MemoryFile[" + bytes.length + "]";
  }

  private static final class Channel implements SeekableByteChannel {
    private final ByteBuffer from;
    private boolean closed;

    Channel(ByteBuffer from) {
      this.from = from;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
      if (closed) {
        throw new ClosedChannelException();
      }
      int length = Math.min(from.remaining(), to.remaining());
      Buffer part = from.slice();
      part.limit(length);
      to.put((ByteBuffer) part);
      seek(from.position() + length);
      return length == 0 && !from.hasRemaining() ? -1 : length;
    }

    @Override
    public int write(ByteBuffer src) {
      throw new NonWritableChannelException();
    }

    @Override
    public long position() {
      return from.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
      seek((int) Math.min(newPosition, from.limit()));
      return this;
    }

    /** By the parent's method: Android 8 has no other. */
    private void seek(int position) {
      ((Buffer) from).position(position);
    }

    @Override
    public long size() {
      return from.limit();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
      return !closed;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
