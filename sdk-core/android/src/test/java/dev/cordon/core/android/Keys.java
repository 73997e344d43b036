package dev.cordon.core.android;

import android.app.Activity;
import android.os.SystemClock;
import android.view.KeyEvent;
import android.view.View;
import org.robolectric.util.ReflectionHelpers;
import org.robolectric.util.ReflectionHelpers.ClassParameter;

/** A hardware keyboard. */
final class Keys {
  private Keys() {}

  /**
   * Ctrl+V as the framework hands it on when no view took it. Robolectric's keyboard writes a plain
   * v for it, so its path through the views cannot be played.
   */
  static boolean ctrlV(Activity activity) {
    long now = SystemClock.uptimeMillis();
    int ctrl = KeyEvent.META_CTRL_ON | KeyEvent.META_CTRL_LEFT_ON;
    KeyEvent down = new KeyEvent(now, now, KeyEvent.ACTION_DOWN, KeyEvent.KEYCODE_V, 0, ctrl);
    View root = activity.getWindow().getDecorView();
    View taker =
        ReflectionHelpers.callInstanceMethod(
            View.class,
            root,
            "dispatchUnhandledKeyEvent",
            ClassParameter.from(KeyEvent.class, down));
    return taker != null;
  }
}
