package dev.cordon.storage;

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

  /** Clears and then limits. */
  static void clearTo(Buffer buffer, int limit) {
    buffer.clear();
    buffer.limit(limit);
  }

  static void limit(Buffer buffer, int limit) {
    buffer.limit(limit);
  }

  static void flip(Buffer buffer) {
    buffer.flip();
  }
}
