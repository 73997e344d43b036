package dev.cordon.storage.content;

import java.nio.Buffer;

/**
 * Moves the bounds of buffers by the methods of {@link Buffer}: {@code ByteBuffer}'s own, which
 * return a {@code ByteBuffer}, are missing on Android 8.
 */
final class Bounds {
  private Bounds() {}

  static void clear(Buffer buffer) {
    buffer.clear();
  }

  /** From {@code position}, {@code bytes} long. */
  static void set(Buffer buffer, int position, int bytes) {
    buffer.clear();
    buffer.limit(position + bytes);
    buffer.position(position);
  }

  static void limit(Buffer buffer, int limit) {
    buffer.limit(limit);
  }

  static void position(Buffer buffer, int position) {
    buffer.position(position);
  }
}
