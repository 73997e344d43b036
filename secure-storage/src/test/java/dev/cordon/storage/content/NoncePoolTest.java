package dev.cordon.storage.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A1")
class NoncePoolTest {
  private final AtomicLong nanos = new AtomicLong();
  private final Counting random = new Counting();
  private final NoncePool pool = new NoncePool(random, nanos::get);

  /** Gives bytes that tell how often it was asked. */
  private static final class Counting extends SecureRandom {
    private static final long serialVersionUID = 1;
    private int draws;

    @Override
    public void nextBytes(byte[] bytes) {
      draws++;
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (draws * 31 + i);
      }
    }
  }

  private byte[] next(int bytes) {
    byte[] nonce = new byte[bytes];
    pool.next(nonce, 0, bytes);
    return nonce;
  }

  @Test
  void manyNoncesComeOfOneDraw() {
    for (int i = 0; i < 64; i++) {
      assertEquals(Seal.NONCE_BYTES, next(Seal.NONCE_BYTES).length);
    }
    assertEquals(1, random.draws);
    next(Seal.NONCE_BYTES);
    assertEquals(2, random.draws);
  }

  @Test
  void whatWasDrawnBeforeASnapshotIsNotGivenOutASecondLater() {
    byte[] first = next(Seal.NONCE_BYTES);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(1) + 1);
    byte[] later = next(Seal.NONCE_BYTES);
    assertEquals(2, random.draws);
    assertFalse(Arrays.equals(first, later));
  }

  @Test
  void noByteIsGivenOutTwiceWhateverTheLengths() {
    byte[] drawn = new byte[Seal.NONCE_BYTES * 64];
    new Counting().nextBytes(drawn);
    int at = 0;
    for (int bytes : new int[] {12, 32, 1, 12, 100}) {
      assertArrayEquals(Arrays.copyOfRange(drawn, at, at + bytes), next(bytes));
      at += bytes;
    }
    next(drawn.length); // does not fit into what is left: drawn anew, whole
    assertEquals(2, random.draws);
  }

  @Test
  void threadsNeverGetTheSameNonce() throws InterruptedException {
    NoncePool real = new NoncePool(new SecureRandom(), System::nanoTime);
    Set<String> seen = new HashSet<>();
    Thread[] threads = new Thread[4];
    for (int i = 0; i < threads.length; i++) {
      threads[i] = new Thread(() -> draw(real, seen));
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(40_000, seen.size());
  }

  private static void draw(NoncePool pool, Set<String> seen) {
    for (int i = 0; i < 10_000; i++) {
      byte[] nonce = new byte[Seal.NONCE_BYTES];
      pool.next(nonce, 0);
      synchronized (seen) {
        seen.add(Arrays.toString(nonce));
      }
    }
  }
}
