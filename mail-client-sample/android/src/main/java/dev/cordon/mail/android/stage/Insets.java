package dev.cordon.mail.android.stage;

import android.os.Build;
import android.view.View;

/** Keeps a view clear of the system's bars, the camera's hole and the keyboard. */
final class Insets {
  private Insets() {}

  static void follow(View view) {
    if (Build.VERSION.SDK_INT >= 30) {
      InsetsApi30.follow(view);
    } else {
      view.setFitsSystemWindows(true);
    }
  }
}
