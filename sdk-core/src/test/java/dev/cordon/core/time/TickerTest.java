package dev.cordon.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("G2")
@Timeout(30)
class TickerTest {
  private final Semaphore looks = new Semaphore(0);

  @Test
  void looksWithoutWaitingWhenToldTo() throws InterruptedException {
    try (Ticker ticker = new Ticker("soon", looks::release)) {
      ticker.soon();
      looks.acquire();
      awaitWaiting("cordon-soon");
      ticker.soon();
      looks.acquire();
    }
  }

  @Test
  void looksAgainAfterEachPeriodUntold() throws InterruptedException {
    try (Ticker ticker = new Ticker("again", looks::release, Duration.ofMillis(20))) {
      ticker.start();
      looks.acquire(3);
    }
  }

  @Test
  void looksInADaemonThreadOfItsNameAndInOneOnly() throws InterruptedException {
    AtomicBoolean daemon = new AtomicBoolean();
    try (Ticker ticker =
        new Ticker(
            "named",
            () -> {
              daemon.set(Thread.currentThread().isDaemon());
              looks.release();
            })) {
      ticker.start();
      ticker.start();
      ticker.soon();
      looks.acquire();
      assertEquals(1, running("cordon-named"));
      assertTrue(daemon.get());
    }
    assertEquals(0, running("cordon-named"));
  }

  @Test
  void startingAloneDoesNotLookYet() throws InterruptedException {
    Ticker ticker = new Ticker("waiting", looks::release);
    ticker.start();
    awaitWaiting("cordon-waiting");
    ticker.close();
    assertEquals(0, looks.availablePermits());
  }

  @Test
  void closingWaitsForALookThatIsGoingOnAndNothingLooksAfterIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    Ticker ticker =
        new Ticker(
            "closing",
            () -> {
              begun.countDown();
              await(goOn);
              ended.incrementAndGet();
            });
    ticker.soon();
    begun.await();
    ticker.soon(); // another look is wanted, and must not come
    Thread closing = new Thread(ticker::close);
    closing.start();
    while (closing.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // until it waits for the look to end
    }
    goOn.countDown();
    closing.join();
    assertEquals(1, ended.get());
    assertEquals(0, running("cordon-closing"));
  }

  @Test
  void theLookItselfMayClose() throws InterruptedException {
    Ticker[] ticker = new Ticker[1];
    ticker[0] =
        new Ticker(
            "itself",
            () -> {
              ticker[0].close();
              looks.release();
            });
    ticker[0].soon();
    looks.acquire();
    ticker[0].close();
    assertEquals(0, running("cordon-itself"));
  }

  @Test
  void onceClosedItNeverBegins() {
    Ticker ticker = new Ticker("closed", looks::release);
    ticker.close();
    ticker.start();
    ticker.soon();
    assertEquals(0, running("cordon-closed"));
  }

  @Test
  void anInterruptEndsNothing() throws InterruptedException {
    try (Ticker ticker = new Ticker("strong", looks::release)) {
      ticker.start();
      Thread thread = awaitWaiting("cordon-strong");
      thread.interrupt();
      looks.acquire(); // for once more than needed
      assertEquals(thread, awaitWaiting("cordon-strong"));
    }
    assertEquals(0, running("cordon-strong"));
  }

  @Test
  void whoeverIsInterruptedWhileClosingStillKnowsIt() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Ticker ticker =
        new Ticker(
            "interrupted",
            () -> {
              begun.countDown();
              await(goOn);
            });
    ticker.soon();
    begun.await();
    Thread closing =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              ticker.close();
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    closing.start();
    while (closing.getState() != Thread.State.WAITING || closing.isInterrupted()) {
      Thread.sleep(1); // until it was woken by the interrupt and waits all the same
    }
    goOn.countDown();
    closing.join();
    assertTrue(interrupted.get());
    assertFalse(running("cordon-interrupted") > 0);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until the ticker of that name waits for its next look. */
  private static Thread awaitWaiting(String name) throws InterruptedException {
    while (true) {
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().equals(name) && thread.getState() == Thread.State.TIMED_WAITING) {
          return thread;
        }
      }
      Thread.sleep(1);
    }
  }

  private static long running(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(name))
        .count();
  }
}
