package dev.cordon.storage.content;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The ciphertext of consecutive slots. Holds a buffer only while there is something in it. One
 * thread at a time.
 */
final class Window {
  private final BufferPool buffers;
  private final int log2;
  private @Nullable ByteBuffer buffer;
  private int first;
  private int bytes;

  Window(BufferPool buffers, int log2) {
    this.buffers = buffers;
    this.log2 = log2;
  }

  /** How many slots fit. */
  int slots() {
    return BufferPool.WINDOW_BYTES >> log2;
  }

  boolean isEmpty() {
    return bytes == 0;
  }

  /** Whether it has at least {@code wanted} bytes of {@code slot}. */
  boolean has(int slot, int wanted) {
    return slot >= first && wanted <= bytes - offset(slot);
  }

  /** Whether {@code slot} goes right behind what it has. */
  boolean takes(int slot) {
    return isEmpty() || (bytes < BufferPool.WINDOW_BYTES && offset(slot) == bytes);
  }

  /** Where {@code slot} starts in {@link #buffer()}; beyond all ends if it can't be in it. */
  long offset(int slot) {
    return (long) (slot - first) << log2;
  }

  /** Where the first slot lies in the file. */
  long start() {
    return (long) first << log2;
  }

  /** How many of the {@code count} slots from {@code slot} on come before its first. */
  int slotsBefore(int slot, int count) {
    return isEmpty() || first <= slot ? count : Math.min(count, first - slot);
  }

  /** Starts anew at {@code slot}. */
  ByteBuffer restart(int slot) {
    first = slot;
    bytes = 0;
    return buffer();
  }

  ByteBuffer buffer() {
    if (buffer == null) {
      buffer = buffers.takeWindow();
    }
    return buffer;
  }

  int bytes() {
    return bytes;
  }

  void setBytes(int bytes) {
    this.bytes = bytes;
  }

  /** Forgets what it has and gives the buffer back. */
  void clear() {
    bytes = 0;
    if (buffer != null) {
      buffers.giveWindow(buffer);
      buffer = null;
    }
  }
}
