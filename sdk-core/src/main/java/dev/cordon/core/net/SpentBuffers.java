package dev.cordon.core.net;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.atomic.AtomicLong;
import okio.Buffer;

/**
 * The pieces of memory that Okio keeps to use again, with the last bytes of requests and answers in
 * them: cookies, addresses, downloads. Overwritten when the container stops being open and when a
 * browser's session ends, nothing of it is left in the app's memory. Internal to the SDK.
 *
 * <p>Okio keeps 64 KiB in each of several pools, chosen by the number of the thread that asks
 * ({@code okio.SegmentPool}): so as many threads as there can be pools each fill one.
 */
public final class SpentBuffers {
  /** At least what one pool holds. */
  private static final int POOL_BYTES = 64 << 10;

  /** Connections that were cut give back what they held when their threads notice. */
  private static final long LATE_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long PAUSE_MILLIS = 100;

  /**
   * When the thread that overwrites again and again ends, by the nanosecond timer; 0: none runs.
   */
  private static final AtomicLong END = new AtomicLong();

  private SpentBuffers() {}

  /**
   * Overwrites all that lie unused now, which takes some milliseconds, and for two seconds more,
   * beside other work, what is given back late.
   */
  public static void overwrite() {
    overwriteOnce();
    long end = System.nanoTime() + LATE_NANOS;
    if (END.getAndSet(end == 0 ? 1 : end) == 0) {
      Thread late = new Thread(SpentBuffers::overwriteLate, "spent-buffers");
      late.setDaemon(true);
      late.start();
    }
  }

  private static void overwriteLate() {
    long end = END.get();
    while (end != 0) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        END.set(0);
        return;
      }
      overwriteOnce();
      end = END.get();
      if (System.nanoTime() - end >= 0 && END.compareAndSet(end, 0)) {
        end = 0;
      }
    }
  }

  private static void overwriteOnce() {
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
