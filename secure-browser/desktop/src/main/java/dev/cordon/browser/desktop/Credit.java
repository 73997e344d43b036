package dev.cordon.browser.desktop;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much was sent that the engine has not taken yet. Safe for many threads. */
final class Credit {
  private final int windowBytes;
  private final Duration patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long underWay; // guarded by lock
  private boolean closed; // guarded by lock

  Credit(int windowBytes, Duration patience) {
    this.windowBytes = windowBytes;
    this.patience = patience;
  }

  /**
   * Waits until {@code bytes} more may be sent: when they fit, or nothing is under way.
   *
   * @return false if it was closed, or the engine took nothing for too long
   */
  boolean take(int bytes) {
    lock.lock();
    try {
      long nanos = patience.toNanos();
      while (!closed && underWay > 0 && underWay + bytes > windowBytes) {
        long before = underWay;
        nanos = changed.awaitNanos(nanos);
        if (underWay < before) {
          nanos = patience.toNanos();
        } else if (nanos <= 0) {
          return false;
        }
      }
      underWay += bytes;
      return !closed;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** The engine took {@code bytes}. */
  void give(int bytes) throws Nonsense {
    lock.lock();
    try {
      if (bytes > underWay) {
        throw new Nonsense("took more than it was given");
      }
      underWay -= bytes;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
