package dev.cordon.core.desktop;

import dev.cordon.core.Container;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.lock.BackgroundLock;
import dev.cordon.core.lock.IdleLock;
import dev.cordon.core.lock.Later;
import dev.cordon.core.lock.WorkerThread;
import java.awt.Toolkit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Locks a container on a desktop by itself: {@code access.idleLockSeconds} after the last input in
 * a window of the app, and {@code access.lockOnBackgroundSeconds} after its last window lost the
 * focus (requirement D2). An app with AWT or Swing windows needs two lines:
 *
 * <pre>{@code
 * SelfLock lock = SelfLock.of(container);
 * lock.followAwt();
 * }</pre>
 *
 * <p>Any other app, such as one of JavaFX, tells what happens in its windows: {@link #touched},
 * {@link #entered}, {@link #left}. Without a word of either kind it locks when {@code
 * idleLockSeconds} are over after each opening. The time that the computer sleeps counts: whoever
 * wakes it too late finds it locked at the first touch, or ten seconds later. A clock set forward
 * may lock early, one set back gains nothing.
 *
 * <p>That the session itself was locked it is not told: that shows as lost focus where the system
 * takes the focus away, and as no input everywhere.
 *
 * <p>Safe for many threads; no method waits for a lock. Close it before the container.
 */
public final class SelfLock implements AutoCloseable {
  private static final long LONGEST_WAIT_MILLIS = 10_000; // timers stand still in sleep

  private final OneContainer followed;
  private final IdleLock idle;
  private final BackgroundLock background;
  private final Runnable end;
  private final AwtWindows windows = new AwtWindows(this);
  private final AtomicBoolean followsAwt = new AtomicBoolean();

  private SelfLock(Container container, DeviceClock clock, Later later, Runnable end) {
    this.end = end;
    Later soon = (millis, task) -> later.after(Math.min(millis, LONGEST_WAIT_MILLIS), task);
    SleepCount elapsed = new SleepCount(clock);
    this.followed = new OneContainer(container);
    this.idle = new IdleLock(followed, elapsed, soon);
    this.background = new BackgroundLock(followed, elapsed, soon);
  }

  /** Has {@code container} lock by itself from now on, by its policy of any moment. */
  public static SelfLock of(Container container) {
    WorkerThread worker = new WorkerThread();
    DeviceClock clock = LinuxClock.find().orElseGet(DeviceClock::system);
    return new SelfLock(container, clock, worker, worker::close);
  }

  static SelfLock of(Container container, DeviceClock clock, Later later) {
    return new SelfLock(container, clock, later, () -> {});
  }

  /** Somebody pressed a key or moved the pointer in a window of the app. */
  public void touched() {
    idle.touched();
  }

  /** A window of the app has the focus. */
  public void entered() {
    background.entered();
  }

  /** No window of the app has the focus any more. */
  public void left() {
    background.left();
  }

  /** Hears all input in AWT and Swing windows of this process, and which of them has the focus. */
  public void followAwt() {
    if (!followsAwt.getAndSet(true)) {
      Toolkit.getDefaultToolkit().addAWTEventListener(windows, AwtWindows.EVENTS);
    }
  }

  /** Leaves the container as it is; from now on it locks by itself no more. */
  @Override
  public void close() {
    if (followsAwt.getAndSet(false)) {
      Toolkit.getDefaultToolkit().removeAWTEventListener(windows);
    }
    followed.close();
    end.run();
  }
}
