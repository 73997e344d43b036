package dev.cordon.core.android;

import android.app.Activity;
import android.os.SystemClock;
import android.view.MotionEvent;
import android.view.View;
import android.view.WindowManager.LayoutParams;
import android.view.WindowManagerGlobal;
import java.util.ArrayList;
import java.util.List;
import org.robolectric.shadows.ShadowLooper;
import org.robolectric.util.ReflectionHelpers;

/** The windows of this process as the framework itself knows them. */
final class Windows {
  private static final int SOON_TASKS = 100;

  private Windows() {}

  /** The root views of all windows; unlike the SDK a test may ask what is not public. */
  static List<View> roots() {
    List<View> views = ReflectionHelpers.getField(WindowManagerGlobal.getInstance(), "mViews");
    return new ArrayList<>(views);
  }

  /** Whether the system was told that the window is secure. */
  static boolean isSecure(View root) {
    LayoutParams told = ReflectionHelpers.getField(root.getParent(), "mWindowAttributes");
    return (told.flags & LayoutParams.FLAG_SECURE) != 0;
  }

  static boolean isSecure(Activity activity) {
    return (activity.getWindow().getAttributes().flags & LayoutParams.FLAG_SECURE) != 0;
  }

  static List<String> bare() {
    List<String> bare = new ArrayList<>();
    roots().stream().filter(root -> !isSecure(root)).forEach(root -> bare.add(name(root)));
    return bare;
  }

  static String name(View root) {
    return root.getClass().getSimpleName() + ((LayoutParams) root.getLayoutParams()).getTitle();
  }

  /** A finger comes down in the middle of the activity. */
  static void touch(Activity activity) {
    View root = activity.getWindow().getDecorView();
    long now = SystemClock.uptimeMillis();
    root.dispatchTouchEvent(
        MotionEvent.obtain(
            now, now, MotionEvent.ACTION_DOWN, root.getWidth() / 2f, root.getHeight() / 2f, 0));
  }

  /** Lets everything happen that is due. */
  static void settle() {
    ShadowLooper.idleMainLooper();
  }

  /**
   * Opens windows by {@code opener}, lets frames pass, and returns those windows that the system
   * believed not to be secure when they began their first traversal.
   */
  static List<String> bareAtFirstFrame(Runnable opener) {
    List<View> before = roots();
    opener.run();
    List<View> opened = openedSince(before);
    List<String> bare = new ArrayList<>();
    opened.forEach(root -> root.addOnAttachStateChangeListener(new AtFirstFrame(bare)));
    settle();
    opened.stream().filter(root -> !root.isAttachedToWindow()).forEach(root -> bare.add("unseen"));
    return bare;
  }

  /** Some windows are added later by the main thread, a task at a time until then. */
  private static List<View> openedSince(List<View> before) {
    for (int task = 0; task < SOON_TASKS; task++) {
      List<View> opened = roots();
      opened.removeAll(before);
      if (!opened.isEmpty()) {
        return opened;
      }
      ShadowLooper.shadowMainLooper().runOneTask();
    }
    throw new AssertionError("no window was opened");
  }

  private record AtFirstFrame(List<String> bare) implements View.OnAttachStateChangeListener {
    @Override
    public void onViewAttachedToWindow(View root) {
      if (!isSecure(root)) {
        bare.add(name(root));
      }
    }

    @Override
    public void onViewDetachedFromWindow(View root) {}
  }
}
