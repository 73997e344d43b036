package dev.cordon.core.lock;

import dev.cordon.core.Container;
import java.util.function.LongSupplier;

/**
 * Locks the container when no work window was in view for {@code access.lockOnBackgroundSeconds}
 * (requirements D2, D7); on a phone a dark screen counts, a rotation does not; on a desktop a
 * window is in view while it has the focus. Safe for many threads.
 *
 * <p>The timer stands still in a frozen process and in deep sleep, so the time is looked at again
 * when work comes back into view; if it is over, {@link #mayShow} says no until the lock is done.
 */
public final class BackgroundLock {
  private final Followed followed;
  private final LongSupplier elapsedMillis;
  private final Later worker;
  private boolean away; // guarded by this
  private long leftAtMillis; // guarded by this
  private volatile boolean locking;

  /**
   * @param elapsedMillis counts on while the device sleeps; nobody can set it back
   */
  public BackgroundLock(Followed followed, LongSupplier elapsedMillis, Later worker) {
    this.followed = followed;
    this.elapsedMillis = elapsedMillis;
    this.worker = worker;
  }

  /** No work window is in view any more. To say it again begins nothing anew. */
  public void left() {
    synchronized (this) {
      leftAtMillis = away ? leftAtMillis : elapsedMillis.getAsLong();
      away = true;
    }
    followed.container().ifPresent(container -> lookAfter(remainingMillis(container)));
  }

  /** One is in view again. */
  public void entered() {
    if (returned() && followed.isOpen()) {
      locking = true;
      worker.after(0, this::lockNow);
    }
  }

  /** Whether work may be shown: not while a lock that came too late is under way. */
  public boolean mayShow() {
    return !locking;
  }

  /** Whether work was away for too long. */
  private synchronized boolean returned() {
    boolean tooLong =
        away && followed.container().map(each -> remainingMillis(each) <= 0).orElse(false);
    away = false;
    return tooLong;
  }

  private void lookAfter(long millis) {
    worker.after(millis, this::look);
  }

  private void look() {
    followed.container().filter(container -> isAway()).ifPresent(this::lockIfDue);
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
      followed.container().ifPresent(Container::lock);
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
