package dev.cordon.browser;

/** Waiting that a lock and the session's end cut short. Safe for many threads. */
final class Pauses {
  private long rings; // guarded by this

  synchronized void waitFor(long millis) {
    long before = rings;
    long end = System.nanoTime() + millis * 1_000_000;
    try {
      for (long left = millis; left > 0 && rings == before; ) {
        wait(left);
        left = (end - System.nanoTime()) / 1_000_000;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void ring() {
    rings++;
    notifyAll();
  }
}
