package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.ChannelException;
import dev.cordon.browser.channel.ChannelWriter;
import dev.cordon.browser.channel.ToEngine;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;

/**
 * What the app says to one engine. Whoever may wait says it; whoever hears the engine must not wait
 * for it to read, or both would wait for each other, and leaves words to be said later. Safe for
 * many threads.
 */
final class Mouth implements Closeable {
  private static final int WAITING_WORDS = 10_000;

  private final BlockingQueue<ToEngine> words = new ArrayBlockingQueue<>(WAITING_WORDS);
  private final Thread thread = new Thread(this::sayWaiting, "cordon browser: words");
  private final CompletableFuture<ChannelWriter<ToEngine>> writer = new CompletableFuture<>();
  private int saying; // guarded by this
  private long lastSaidNanos; // guarded by this

  /** The engine is there: what waited is said. */
  void open(ChannelWriter<ToEngine> to) {
    if (writer.complete(to)) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Says it; waits while the engine does not read. Not before {@link #open}. */
  void say(ToEngine word) throws ChannelException {
    begin();
    try {
      writer.join().write(word);
    } finally {
      end();
    }
  }

  /** Has it said in its turn, without waiting; false if too much waits already. */
  boolean later(ToEngine word) {
    return words.offer(word);
  }

  /** Whether somebody has been waiting for so long without a word getting through. */
  synchronized boolean isStuck(Duration patience) {
    return saying > 0 && System.nanoTime() - lastSaidNanos > patience.toNanos();
  }

  private synchronized void begin() {
    if (saying++ == 0) {
      lastSaidNanos = System.nanoTime();
    }
  }

  private synchronized void end() {
    saying--;
    lastSaidNanos = System.nanoTime();
  }

  private void sayWaiting() {
    try {
      while (true) {
        sayOne(words.take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ChannelException e) {
      // The engine is gone; whoever hears it notices too.
    }
  }

  private void sayOne(ToEngine word) throws ChannelException {
    try {
      say(word);
    } catch (ChannelException e) {
      if (e.problem() == ChannelException.Problem.BROKEN) {
        throw e;
      }
      // Beyond the channel's bounds: only whoever asked for it misses it.
    }
  }

  /** Nothing is said any more. The engine should be dead, or this may wait for it. */
  @Override
  public void close() throws IOException {
    thread.interrupt();
    if (writer.isDone()) {
      writer.join().close();
    }
  }

  /** Waits for the end of the thread, within bounds. */
  void join(Duration patience) throws InterruptedException {
    thread.join(patience.toMillis());
  }
}
