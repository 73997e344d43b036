package dev.cordon.mail.android.testing;

import android.app.Activity;
import android.os.Looper;
import android.view.KeyEvent;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.robolectric.Shadows;

/** The glass of a phone: what is seen behind it, and the finger on it. */
abstract class Glass {
  private static final long PATIENCE_MILLIS = 20_000;

  /** The activity behind it. */
  public abstract Activity activity();

  /** The view that is the {@code kind} of widget. */
  public <V extends View> V find(Class<V> kind, int id) {
    return kind.cast(find(id));
  }

  public View find(int id) {
    View view = activity().findViewById(id);
    if (view == null) {
      throw new AssertionError("not on this screen: " + name(id));
    }
    return view;
  }

  /** Whether there is such a view and it can be seen. */
  public boolean shows(int id) {
    View view = activity().findViewById(id);
    return view != null && view.isShown();
  }

  public String text(int id) {
    TextView view = find(TextView.class, id);
    return view.getText().toString();
  }

  public void click(int id) {
    View view = find(id);
    if (!view.isShown() || !view.isEnabled()) {
      throw new AssertionError("cannot be pressed: " + name(id));
    }
    view.performClick();
    settle();
  }

  public void type(int id, String text) {
    EditText field = find(EditText.class, id);
    field.setText(text);
    field.setSelection(text.length());
    settle();
  }

  public void back() {
    activity().dispatchKeyEvent(key(KeyEvent.ACTION_DOWN, 0));
    activity().dispatchKeyEvent(key(KeyEvent.ACTION_UP, KeyEvent.FLAG_TRACKING));
    settle();
  }

  private static KeyEvent key(int action, int flags) {
    return new KeyEvent(0, 0, action, KeyEvent.KEYCODE_BACK, 0, 0, 0, 0, flags);
  }

  /** Waits for {@code condition}; the main thread goes on meanwhile. */
  public void until(BooleanSupplier condition) {
    await(condition);
  }

  public void settle() {
    Shadows.shadowOf(Looper.getMainLooper()).idle();
  }

  private String name(int id) {
    return activity().getResources().getResourceEntryName(id);
  }

  static void await(BooleanSupplier condition) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    Shadows.shadowOf(Looper.getMainLooper()).idle();
    while (!condition.getAsBoolean()) {
      if (System.currentTimeMillis() > end) {
        throw new AssertionError("it did not come to that in " + PATIENCE_MILLIS + " ms");
      }
      try {
        Thread.sleep(5);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      Shadows.shadowOf(Looper.getMainLooper()).idleFor(Duration.ofMillis(5));
    }
  }
}
