package dev.cordon.core.lock;

import dev.cordon.core.Container;
import java.util.function.LongSupplier;

/**
 * Locks the container when nobody touched a work window, or typed into one, for {@code
 * access.idleLockSeconds} (requirement D2). Safe for many threads.
 *
 * <p>The timer stands still while the device sleeps, so a touch is looked at too: one that comes
 * after the time is over locks, and does not begin it anew.
 */
public final class IdleLock {
  private final Followed followed;
  private final LongSupplier elapsedMillis;
  private final Later worker;
  private volatile long touchedAtMillis;
  private volatile boolean open; // written under this
  private long round; // guarded by this: only the newest timer counts

  /**
   * @param elapsedMillis counts on while the device sleeps; nobody can set it back
   */
  public IdleLock(Followed followed, LongSupplier elapsedMillis, Later worker) {
    this.followed = followed;
    this.elapsedMillis = elapsedMillis;
    this.worker = worker;
    followed.onChange(this::changed);
    changed();
  }

  /** Somebody is there. Never waits. */
  public void touched() {
    boolean tooLate =
        open && followed.container().map(each -> remainingMillis(each) <= 0).orElse(false);
    if (tooLate) {
      worker.after(0, this::lockIfDue);
    } else {
      begin();
    }
  }

  private void begin() {
    touchedAtMillis = elapsedMillis.getAsLong();
  }

  private void lockIfDue() {
    followed
        .container()
        .filter(container -> open && remainingMillis(container) <= 0)
        .ifPresent(Container::lock);
  }

  private synchronized void changed() {
    boolean opened = followed.isOpen() && !open;
    if (opened) {
      begin(); // entering the passcode was a touch
    }
    open = followed.isOpen();
    round++;
    followed.container().filter(container -> open).ifPresent(this::await);
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
