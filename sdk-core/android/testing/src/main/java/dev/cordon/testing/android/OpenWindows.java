package dev.cordon.testing.android;

import android.app.Activity;
import android.content.Context;
import android.content.ContextWrapper;
import android.view.View;
import android.view.WindowManager.LayoutParams;
import java.util.ArrayList;
import java.util.List;
import org.robolectric.util.ReflectionHelpers;

/** The windows of this process. A test may ask the framework for what is not public. */
final class OpenWindows {
  private static final String LIST = "android.view.WindowManagerGlobal";

  private OpenWindows() {}

  /** The root view of every window, on every API level. */
  static List<View> roots() {
    Class<?> list = ReflectionHelpers.loadClass(View.class.getClassLoader(), LIST);
    Object ofThisProcess = ReflectionHelpers.callStaticMethod(list, "getInstance");
    List<View> views = ReflectionHelpers.getField(ofThisProcess, "mViews");
    return new ArrayList<>(views);
  }

  /** What an app developer knows the window by: its kind, its title, its activity. */
  static String name(View root) {
    StringBuilder name = new StringBuilder(root.getClass().getSimpleName());
    if (root.getLayoutParams() instanceof LayoutParams attributes) {
      name.append(" \"").append(attributes.getTitle()).append('"');
    }
    for (Context at = root.getContext();
        at instanceof ContextWrapper wrapper;
        at = wrapper.getBaseContext()) {
      if (at instanceof Activity owner) {
        return name.append(" of ").append(owner.getClass().getSimpleName()).toString();
      }
    }
    return name.toString();
  }
}
