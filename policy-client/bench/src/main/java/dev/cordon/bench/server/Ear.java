package dev.cordon.bench.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** Hears one stream: that it is open, and when it was nudged. */
final class Ear implements Flow.Subscriber<String> {
  private final CountDownLatch open = new CountDownLatch(1);
  private volatile CountDownLatch nudged = new CountDownLatch(1);
  private volatile long nudgedNanos;

  void awaitOpen() throws InterruptedException {
    await(open);
  }

  /** From now on only later nudges count. */
  void forget() {
    nudged = new CountDownLatch(1);
  }

  /** When the nudge came, by {@link System#nanoTime()}. */
  long awaitNudge() throws InterruptedException {
    await(nudged);
    return nudgedNanos;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    if (!latch.await(120, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a stream stayed silent");
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(String line) {
    if (line.equals(": open")) {
      open.countDown();
    } else if (line.startsWith("event:")) {
      nudgedNanos = System.nanoTime();
      nudged.countDown();
    }
  }

  @Override
  public void onError(Throwable thrown) {
    System.err.println("a stream ended: " + thrown);
  }

  @Override
  public void onComplete() {
    // The server stops, at the end.
  }
}
