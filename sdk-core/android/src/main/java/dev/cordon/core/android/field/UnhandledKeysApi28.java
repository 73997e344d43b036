package dev.cordon.core.android.field;

import android.os.Build;
import android.view.View;
import dev.cordon.core.android.api.FromApi;

/** Keys that no view wanted; a list, so the app's own listeners stay. */
@FromApi(Build.VERSION_CODES.P)
final class UnhandledKeysApi28 {
  private UnhandledKeysApi28() {}

  static void add(View root, PasteKey pasteKey) {
    root.addOnUnhandledKeyEventListener((view, event) -> pasteKey.pressed(root, event));
  }
}
