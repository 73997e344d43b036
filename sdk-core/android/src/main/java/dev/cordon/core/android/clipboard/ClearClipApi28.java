package dev.cordon.core.android.clipboard;

import android.content.ClipboardManager;
import android.os.Build;
import dev.cordon.core.android.api.FromApi;

/** Emptying the clipboard, so that there is nothing to paste at all. */
@FromApi(Build.VERSION_CODES.P)
final class ClearClipApi28 {
  private ClearClipApi28() {}

  static void clear(ClipboardManager clipboard) {
    clipboard.clearPrimaryClip();
  }
}
