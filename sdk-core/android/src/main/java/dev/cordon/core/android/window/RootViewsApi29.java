package dev.cordon.core.android.window;

import android.os.Build;
import android.view.View;
import android.view.inspector.WindowInspector;
import dev.cordon.core.android.api.FromApi;
import java.util.List;

/** The list that the system keeps for inspection tools. */
@FromApi(Build.VERSION_CODES.Q)
final class RootViewsApi29 {
  private RootViewsApi29() {}

  static List<View> all() {
    return WindowInspector.getGlobalWindowViews();
  }
}
