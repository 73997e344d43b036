package dev.cordon.core.android.window;

import android.app.Activity;
import android.os.Build;
import android.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lists the root views of this process's windows. */
interface RootViews {
  /** All that can be known at this API level. */
  List<View> all();

  /** The most complete list that this device offers; {@code activities} is the least. */
  static RootViews of(Supplier<List<Activity>> activities) {
    return () ->
        Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q
            ? RootViewsApi29.all()
            : ofActivities(activities.get());
  }

  /**
   * Below API 29 no public list of windows exists, so dialogs and popups stay unknown: the reason
   * why screen capture is declared BEST_EFFORT there.
   */
  private static List<View> ofActivities(List<Activity> activities) {
    List<View> roots = new ArrayList<>();
    for (Activity activity : activities) {
      View root = activity.getWindow().peekDecorView();
      if (root != null) {
        roots.add(root);
      }
    }
    return roots;
  }
}
