package dev.cordon.browser;

import java.util.BitSet;
import okio.Buffer;

/**
 * The pieces of memory that Okio keeps to use again, with the last bytes of requests and answers in
 * them: cookies, addresses, downloads. Overwritten when a session ends, nothing of it is left in
 * the app's memory.
 *
 * <p>Okio keeps 64 KiB in each of several pools, chosen by the number of the thread that asks
 * ({@code okio.SegmentPool}): so as many threads as there can be pools each fill one.
 */
final class SpentBuffers {
  /** At least what one pool holds. */
  private static final int POOL_BYTES = 64 << 10;

  private SpentBuffers() {}

  /** Overwrites all that lie unused now. Takes some milliseconds. */
  static void overwrite() {
    int pools = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2);
    BitSet done = new BitSet(pools);
    byte[] zeros = new byte[2 * POOL_BYTES];
    while (done.cardinality() < pools) {
      Thread thread = new Thread(() -> new Buffer().write(zeros).clear(), "spent-buffers");
      thread.start();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      done.set((int) (thread.getId() & (pools - 1)));
    }
  }
}
