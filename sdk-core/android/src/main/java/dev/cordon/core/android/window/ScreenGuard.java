package dev.cordon.core.android.window;

import android.app.Activity;
import android.os.Build;
import android.os.Handler;
import android.os.Looper;
import android.view.View;
import android.view.Window;
import android.view.WindowManager;
import android.view.WindowManager.LayoutParams;
import dev.cordon.core.android.rule.Rules;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Keeps work windows out of screenshots, recordings, casts and the list of recent apps by {@link
 * LayoutParams#FLAG_SECURE} (requirement F1). The flag also keeps the assistant out: {@code
 * android.app.assist.AssistStructure.WindowNode} hands out no views of a secure window.
 *
 * <p>Where the policy allows pictures the flag is taken away again, but only where it was set here.
 */
public final class ScreenGuard implements RootGuard {
  private final Rules rules;
  // Attributes have identity, not equality; the window and its root view share one object.
  private final Set<LayoutParams> ours = Collections.newSetFromMap(new WeakHashMap<>());
  private final Set<Activity> hiddenInRecents = Collections.newSetFromMap(new WeakHashMap<>());

  public ScreenGuard(Rules rules) {
    this.rules = rules;
  }

  /** Before the activity has made its first view. */
  void created(Activity activity) {
    Window window = activity.getWindow();
    boolean bare = (window.getAttributes().flags & LayoutParams.FLAG_SECURE) == 0;
    if (rules.capturesBlocked() && bare) {
      window.addFlags(LayoutParams.FLAG_SECURE); // an app that clears it meets seen() next
      ours.add(window.getAttributes());
    }
    recents(activity);
  }

  /** After the rules may have changed. */
  void recents(Activity activity) {
    if (Build.VERSION.SDK_INT < Build.VERSION_CODES.TIRAMISU) {
      return; // the secure flag hides the picture there
    }
    if (rules.capturesBlocked() && hiddenInRecents.add(activity)) {
      RecentsApi33.showPicture(activity, false);
    } else if (!rules.capturesBlocked() && hiddenInRecents.remove(activity)) {
      RecentsApi33.showPicture(activity, true);
    }
  }

  @Override
  public void seen(View root) {
    if (root.getLayoutParams() instanceof LayoutParams attributes) {
      if (rules.capturesBlocked() ? secure(attributes) : release(attributes)) {
        onItsThread(root, () -> update(root, attributes));
      }
    }
  }

  private boolean secure(LayoutParams attributes) {
    if ((attributes.flags & LayoutParams.FLAG_SECURE) != 0) {
      return false;
    }
    attributes.flags |= LayoutParams.FLAG_SECURE;
    ours.add(attributes);
    return true;
  }

  private boolean release(LayoutParams attributes) {
    if (!ours.remove(attributes)) {
      return false;
    }
    attributes.flags &= ~LayoutParams.FLAG_SECURE;
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
