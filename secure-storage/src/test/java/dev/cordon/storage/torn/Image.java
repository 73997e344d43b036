package dev.cordon.storage.torn;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of a file. The tree's lock guards it. */
final class Image {
  private byte[] bytes;
  private int length;

  Image() {
    this(new byte[0], 0);
  }

  private Image(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  Image copy() {
    return new Image(Arrays.copyOf(bytes, length), length);
  }

  int length() {
    return length;
  }

  /** Reads up to {@code target}'s room; −1 at the end. */
  int read(ByteBuffer target, long position) {
    if (position >= length) {
      return target.hasRemaining() ? -1 : 0;
    }
    int count = (int) Math.min(target.remaining(), length - position);
    target.put(bytes, (int) position, count);
    return count;
  }

  void write(int position, byte[] source, int start, int count) {
    grow(position + count);
    System.arraycopy(source, start, bytes, position, count);
  }

  /** Makes it at least {@code size} long, with zeros. */
  void grow(int size) {
    if (size > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size, Math.min(2 * bytes.length, 1 << 30)));
    }
    length = Math.max(length, size);
  }

  void truncate(int size) {
    if (size < length) {
      Arrays.fill(bytes, size, length, (byte) 0);
      length = size;
    }
  }
}
