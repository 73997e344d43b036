package dev.cordon.core.android.window;

import android.app.Activity;
import android.content.Context;
import android.content.ContextWrapper;
import android.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Predicate;

/** Which of the app's activities show work, and which windows belong to one that does not. */
final class WorkActivities {
  private final Predicate<Activity> showsWork;
  private final Map<Activity, Boolean> known = new WeakHashMap<>();

  WorkActivities(Predicate<Activity> showsWork) {
    this.showsWork = showsWork;
  }

  /** The app is asked once: the answer must not change while the activity's windows stand. */
  boolean created(Activity activity) {
    return known.computeIfAbsent(activity, showsWork::test);
  }

  boolean isWork(Activity activity) {
    Boolean work = known.get(activity);
    return work == null ? showsWork.test(activity) : work;
  }

  void forget(Activity activity) {
    known.remove(activity);
  }

  /** The work activities that are alive. */
  List<Activity> all() {
    List<Activity> all = new ArrayList<>();
    known.forEach(
        (activity, work) -> {
          if (work) {
            all.add(activity);
          }
        });
    return all;
  }

  /** A window is personal only if it can be traced to a personal activity. */
  boolean isWork(View root) {
    for (Map.Entry<Activity, Boolean> entry : known.entrySet()) {
      if (entry.getKey().getWindow().peekDecorView() == root) {
        return entry.getValue();
      }
    }
    for (Context at = root.getContext();
        at instanceof ContextWrapper wrapper;
        at = wrapper.getBaseContext()) {
      if (at instanceof Activity owner) {
        return isWork(owner);
      }
    }
    return known.containsValue(true);
  }
}
