package dev.cordon.core.android.window;

import android.app.Activity;
import android.os.Build;
import android.view.View;
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
  private final WindowFlag secure = new WindowFlag(LayoutParams.FLAG_SECURE);
  private final Set<Activity> hiddenInRecents = Collections.newSetFromMap(new WeakHashMap<>());

  public ScreenGuard(Rules rules) {
    this.rules = rules;
  }

  /** Before the activity has made its first view. */
  void created(Activity activity) {
    if (rules.capturesBlocked()) {
      secure.set(activity.getWindow()); // an app that clears it meets seen() next
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
    secure.set(root, rules.capturesBlocked());
  }
}
