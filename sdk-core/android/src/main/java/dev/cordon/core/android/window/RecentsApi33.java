package dev.cordon.core.android.window;

import android.app.Activity;
import android.os.Build;
import dev.cordon.core.android.api.FromApi;

/** The picture of an activity in the list of recent apps. */
@FromApi(Build.VERSION_CODES.TIRAMISU)
final class RecentsApi33 {
  private RecentsApi33() {}

  static void showPicture(Activity activity, boolean shown) {
    activity.setRecentsScreenshotEnabled(shown);
  }
}
