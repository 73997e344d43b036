package dev.cordon.browser.desktop;

import java.io.Closeable;

/** Looks again and again, on a thread of its own. */
final class Watch implements Closeable {
  private static final long STEP_MILLIS = 250;
  private static final long END_MILLIS = 15_000;

  private final Thread thread;

  Watch(Runnable look) {
    this.thread = new Thread(() -> go(look), "cordon browser: watch");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private static void go(Runnable look) {
    try {
      while (true) {
        Thread.sleep(STEP_MILLIS);
        look.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** On return it does not look any more. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
