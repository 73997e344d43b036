package dev.cordon.core.android.life;

import dev.cordon.core.Container;
import dev.cordon.core.android.rule.Rules;
import java.util.function.LongSupplier;

/**
 * Locks the container when nobody touched a work window, or typed into one, for {@code
 * access.idleLockSeconds} (requirement D2). Safe for many threads.
 */
public final class IdleLock {
  private final Rules rules;
  private final LongSupplier elapsedMillis;
  private final Later worker;
  private volatile long touchedAtMillis;
  private boolean open; // guarded by this
  private long round; // guarded by this: only the newest timer counts

  /**
   * @param elapsedMillis milliseconds since the phone started, sleep included
   */
  public IdleLock(Rules rules, LongSupplier elapsedMillis, Later worker) {
    this.rules = rules;
    this.elapsedMillis = elapsedMillis;
    this.worker = worker;
    rules.onChange(this::changed);
  }

  void touched() {
    touchedAtMillis = elapsedMillis.getAsLong();
  }

  private synchronized void changed() {
    boolean opened = rules.isOpen() && !open;
    open = rules.isOpen();
    if (opened) {
      touched(); // entering the passcode was a touch
    }
    round++;
    rules.container().filter(container -> open).ifPresent(this::await);
  }

  private synchronized void await(Container container) {
    long mine = round;
    worker.after(Math.max(0, remainingMillis(container)), () -> look(mine, container));
  }

  private void look(long timer, Container container) {
    if (!isNewest(timer)) {
      return;
    }
    if (remainingMillis(container) <= 0) {
      container.lock();
    } else {
      await(container);
    }
  }

  private synchronized boolean isNewest(long timer) {
    return timer == round;
  }

  private long remainingMillis(Container container) {
    long limit = 1_000L * container.policy().access().idleLockSeconds();
    return touchedAtMillis + limit - elapsedMillis.getAsLong();
  }
}
