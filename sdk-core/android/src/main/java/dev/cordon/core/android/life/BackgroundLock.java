package dev.cordon.core.android.life;

import dev.cordon.core.Container;
import dev.cordon.core.android.rule.Rules;
import java.util.function.LongSupplier;

/**
 * Locks the container when no work activity was visible for {@code access.lockOnBackgroundSeconds}
 * (requirements D2, D7); a dark screen counts, a rotation does not. Safe for many threads.
 *
 * <p>The timer stands still in a frozen process and in deep sleep, so the time is looked at again
 * when work comes back into view; if it is over, {@link #mayShow} says no until the lock is done.
 */
public final class BackgroundLock {
  private final Rules rules;
  private final LongSupplier elapsedMillis;
  private final Later worker;
  private boolean away; // guarded by this
  private long leftAtMillis; // guarded by this
  private volatile boolean locking;

  /**
   * @param elapsedMillis milliseconds since the phone started, sleep included
   */
  public BackgroundLock(Rules rules, LongSupplier elapsedMillis, Later worker) {
    this.rules = rules;
    this.elapsedMillis = elapsedMillis;
    this.worker = worker;
  }

  void left() {
    synchronized (this) {
      away = true;
      leftAtMillis = elapsedMillis.getAsLong();
    }
    rules.container().ifPresent(container -> lookAfter(remainingMillis(container)));
  }

  void entered() {
    if (returned() && rules.isOpen()) {
      locking = true;
      worker.after(0, this::lockNow);
    }
  }

  boolean mayShow() {
    return !locking;
  }

  /** Whether work was away for too long. */
  private synchronized boolean returned() {
    boolean tooLong =
        away && rules.container().map(each -> remainingMillis(each) <= 0).orElse(false);
    away = false;
    return tooLong;
  }

  private void lookAfter(long millis) {
    worker.after(millis, this::look);
  }

  private void look() {
    rules.container().filter(container -> isAway()).ifPresent(this::lockIfDue);
  }

  private void lockIfDue(Container container) {
    long remaining = remainingMillis(container);
    if (remaining <= 0) {
      container.lock();
    } else {
      lookAfter(remaining);
    }
  }

  private void lockNow() {
    try {
      rules.container().ifPresent(Container::lock);
    } finally {
      locking = false;
    }
  }

  private synchronized boolean isAway() {
    return away;
  }

  private synchronized long remainingMillis(Container container) {
    long limit = 1_000L * container.policy().access().lockOnBackgroundSeconds();
    return leftAtMillis + limit - elapsedMillis.getAsLong();
  }
}
