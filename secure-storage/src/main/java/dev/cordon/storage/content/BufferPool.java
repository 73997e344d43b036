package dev.cordon.storage.content;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers for reuse: making one costs more than sealing what fits into it. Keeps at most 2
 * MiB of windows and 1 MiB of blocks; whoever needs more makes their own. Safe for many threads.
 */
final class BufferPool {
  /** Ciphertext is read and written in runs of this many bytes. */
  static final int WINDOW_BYTES = 256 * 1024;

  private static final ByteBuffer ZEROS = ByteBuffer.allocateDirect(1 << Geometry.MAX_LOG2);
  private static final int KEPT_WINDOWS = 8;
  private static final int KEPT_BLOCKS_BYTES = 256 * 1024;

  private final Deque<ByteBuffer> windows = new ArrayDeque<>(); // guarded by this
  private final Deque<ByteBuffer>[] blocks = deques(); // guarded by this; by log2

  /** For ciphertext: {@link #WINDOW_BYTES} and a tag. */
  synchronized ByteBuffer takeWindow() {
    ByteBuffer kept = windows.pollFirst();
    return kept == null ? ByteBuffer.allocateDirect(WINDOW_BYTES + Seal.TAG_BYTES) : kept;
  }

  synchronized void giveWindow(ByteBuffer window) {
    if (windows.size() < KEPT_WINDOWS) {
      windows.addFirst(window);
    }
  }

  /** For the plaintext of one block; all zero. */
  synchronized ByteBuffer takeBlock(int log2) {
    ByteBuffer kept = blocks[log2].pollFirst();
    return kept == null ? ByteBuffer.allocateDirect(1 << log2) : kept;
  }

  /** Zeroes it first. */
  void giveBlock(int log2, ByteBuffer block) {
    zero(block, 0);
    synchronized (this) {
      if (blocks[log2].size() << log2 < KEPT_BLOCKS_BYTES) {
        blocks[log2].addFirst(block);
      }
    }
  }

  /** Zeroes from {@code from} to the end. */
  static void zero(ByteBuffer buffer, int from) {
    Bounds.set(buffer, from, buffer.capacity() - from);
    putZeros(buffer);
  }

  /** Zeroes what remains of {@code buffer}, of any kind. */
  static void putZeros(ByteBuffer buffer) {
    while (buffer.hasRemaining()) {
      ByteBuffer zeros = ZEROS.duplicate();
      Bounds.limit(zeros, Math.min(buffer.remaining(), zeros.capacity()));
      buffer.put(zeros);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Deque<ByteBuffer>[] deques() {
    Deque[] deques = new Deque[Geometry.MAX_LOG2 + 1];
    for (int i = 0; i < deques.length; i++) {
      deques[i] = new ArrayDeque<ByteBuffer>();
    }
    return deques;
  }
}
