package dev.cordon.browser;

import java.util.function.BooleanSupplier;

/** How many loads run at once; the rest waits its turn. Safe for many threads. */
final class Slots {
  private final int most;
  private int taken; // guarded by this

  Slots(int most) {
    this.most = most;
  }

  /** Waits for one; false if {@code unwanted} became true meanwhile. */
  synchronized boolean take(BooleanSupplier unwanted) {
    boolean interrupted = false;
    while (taken >= most && !unwanted.getAsBoolean()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (interrupted || unwanted.getAsBoolean()) {
      return false;
    }
    taken++;
    return true;
  }

  synchronized void give() {
    taken--;
    notifyAll();
  }

  /** Has those who wait ask again whether they are wanted. */
  synchronized void wake() {
    notifyAll();
  }
}
