package dev.cordon.storage;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Direct buffers for reuse: making one costs more than sealing what fits into it. Keeps at most
 * {@value #KEPT}, about 2.4 MB; more open streams make their own. Safe for many threads.
 */
final class BufferPool {
  private static final int KEPT = 8;

  private final Deque<ChunkBuffers> idle = new ArrayDeque<>(); // guarded by this

  synchronized ChunkBuffers take() {
    ChunkBuffers kept = idle.pollFirst();
    return kept == null ? new ChunkBuffers() : kept;
  }

  /** Zeroes the plaintext and keeps the buffers for the next stream. */
  void give(ChunkBuffers buffers) {
    buffers.zero();
    synchronized (this) {
      if (idle.size() < KEPT) {
        idle.addFirst(buffers);
      }
    }
  }
}
