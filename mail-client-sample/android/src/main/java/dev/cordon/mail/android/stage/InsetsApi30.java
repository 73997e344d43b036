package dev.cordon.mail.android.stage;

import android.view.View;
import android.view.WindowInsets;
import dev.cordon.core.android.api.FromApi;

/** From Android 15 on an app draws under the bars, and each kind of inset has its own value. */
@FromApi(30)
final class InsetsApi30 {
  private InsetsApi30() {}

  static void follow(View view) {
    view.setOnApplyWindowInsetsListener(InsetsApi30::apply);
    view.requestApplyInsets();
  }

  private static WindowInsets apply(View view, WindowInsets insets) {
    int kinds =
        WindowInsets.Type.systemBars()
            | WindowInsets.Type.displayCutout()
            | WindowInsets.Type.ime();
    android.graphics.Insets covered = insets.getInsets(kinds);
    view.setPadding(covered.left, covered.top, covered.right, covered.bottom);
    return WindowInsets.CONSUMED;
  }
}
