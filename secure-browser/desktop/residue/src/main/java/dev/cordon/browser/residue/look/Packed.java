package dev.cordon.browser.residue.look;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Finds deflated streams anywhere in bytes: gzip (RFC 1952), zlib (RFC 1950; PNG and PDF have it),
 * and entries of ZIP files.
 */
final class Packed {
  private static final int MOST = 64 << 20;
  private static final int LEAST = 16;
  private static final int GZIP_HEADER = 10;
  private static final int ZIP_HEADER = 30;

  private Packed() {}

  /** Gives each stream's content, or as much of it as is whole, to {@code found}. */
  static void in(byte[] bytes, int length, Consumer<byte[]> found) {
    for (int i = 0; i + 4 < length; i++) {
      int start = rawStart(bytes, i, length);
      if (start > 0) {
        inflate(bytes, start, length, true, found);
      } else if (isZlib(bytes, i)) {
        inflate(bytes, i, length, false, found);
      }
    }
  }

  /** Where raw deflate begins after a header at {@code i}; 0 if there is no such header. */
  private static int rawStart(byte[] bytes, int i, int length) {
    if (bytes[i] == 0x1f && bytes[i + 1] == (byte) 0x8b && bytes[i + 2] == 8) {
      int start = i + GZIP_HEADER;
      return start < length && bytes[i + 3] == 0 ? start : afterName(bytes, i, length);
    }
    boolean zip = bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 3 && bytes[i + 3] == 4;
    if (!zip || i + ZIP_HEADER >= length) {
      return 0;
    }
    int start = i + ZIP_HEADER + u16(bytes, i + 26) + u16(bytes, i + 28);
    return start < length ? start : 0;
  }

  /** A gzip header with a file's name alone; other extras are rare. */
  private static int afterName(byte[] bytes, int i, int length) {
    if (i + GZIP_HEADER >= length || bytes[i + 3] != 8) {
      return 0;
    }
    int end = i + GZIP_HEADER;
    while (end < length && bytes[end] != 0) {
      end++;
    }
    return end + 1 < length ? end + 1 : 0;
  }

  private static boolean isZlib(byte[] bytes, int i) {
    return bytes[i] == 0x78 && ((0x78 << 8) | (bytes[i + 1] & 0xff)) % 31 == 0;
  }

  private static void inflate(
      byte[] bytes, int from, int length, boolean raw, Consumer<byte[]> found) {
    Inflater inflater = new Inflater(raw);
    try {
      inflater.setInput(bytes, from, length - from);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[1 << 16];
      int count = next(inflater, buffer);
      while (count > 0 && out.size() < MOST) {
        out.write(buffer, 0, count);
        count = next(inflater, buffer);
      }
      if (out.size() >= LEAST) {
        found.accept(out.toByteArray());
      }
    } finally {
      inflater.end();
    }
  }

  /** 0 at the end, and where it is no deflate after all. */
  private static int next(Inflater inflater, byte[] buffer) {
    try {
      return inflater.inflate(buffer);
    } catch (DataFormatException e) {
      return 0;
    }
  }

  private static int u16(byte[] bytes, int at) {
    return (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
  }
}
