package dev.cordon.core.android.window;

import android.os.SystemClock;
import android.view.Choreographer;

/**
 * Looks once more before the next frame. The system calls frame callbacks before it lets any window
 * lay itself out and draw, so a window that was opened a moment ago is met before its first frame.
 *
 * <p>After a touch it looks before every frame for a while, because what opens a window usually
 * follows a touch. It does not do so for ever: each look costs a wake-up of the display's clock.
 */
final class FrameWatch implements Choreographer.FrameCallback {
  private static final long AFTER_TOUCH_MILLIS = 1_000; // a long press, and what comes of it

  private final Runnable look;
  private long untilMillis;
  private boolean waiting;

  FrameWatch(Runnable look) {
    this.look = look;
  }

  /** Looks before the next frame. */
  void once() {
    if (!waiting) {
      waiting = true;
      Choreographer.getInstance().postFrameCallback(this);
    }
  }

  /** Looks before each frame of the next second. */
  void afterTouch() {
    untilMillis = SystemClock.uptimeMillis() + AFTER_TOUCH_MILLIS;
    once();
  }

  @Override
  public void doFrame(long frameTimeNanos) {
    waiting = false;
    look.run();
    if (SystemClock.uptimeMillis() < untilMillis) {
      once();
    }
  }
}
