package dev.cordon.core.android.window;

import android.os.Handler;
import android.os.Looper;
import android.view.View;
import android.view.Window;
import android.view.WindowManager;
import android.view.WindowManager.LayoutParams;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/** One flag of windows, taken away again only where it was set here. */
public final class WindowFlag {
  private final int flag;
  // Attributes have identity, not equality; the window and its root view share one object.
  private final Set<LayoutParams> ours = Collections.newSetFromMap(new WeakHashMap<>());

  /**
   * @param flag one of {@code LayoutParams.FLAG_…}
   */
  public WindowFlag(int flag) {
    this.flag = flag;
  }

  /** Before the window has a view. */
  void set(Window window) {
    if ((window.getAttributes().flags & flag) == 0) {
      window.addFlags(flag);
      ours.add(window.getAttributes());
    }
  }

  /** Has the window of {@code root} carry the flag, or not any more. */
  public void set(View root, boolean wanted) {
    if (root.getLayoutParams() instanceof LayoutParams attributes
        && (wanted ? add(attributes) : remove(attributes))) {
      onItsThread(root, () -> update(root, attributes));
    }
  }

  private boolean add(LayoutParams attributes) {
    if ((attributes.flags & flag) != 0) {
      return false;
    }
    attributes.flags |= flag;
    ours.add(attributes);
    return true;
  }

  private boolean remove(LayoutParams attributes) {
    if (!ours.remove(attributes)) {
      return false;
    }
    attributes.flags &= ~flag;
    return true;
  }

  /** A few apps keep windows on threads of their own; those must be told there. */
  private static void onItsThread(View root, Runnable change) {
    Handler handler = root.getHandler();
    if (handler == null || handler.getLooper() == Looper.myLooper()) {
      change.run();
    } else {
      handler.post(change);
    }
  }

  private static void update(View root, LayoutParams attributes) {
    WindowManager windows = root.getContext().getSystemService(WindowManager.class);
    try {
      windows.updateViewLayout(root, attributes);
    } catch (IllegalArgumentException e) {
      // It was closed in the meantime: there is nothing left to see.
    }
  }
}
