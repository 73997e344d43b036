package dev.cordon.core.android.field;

import android.os.Build;
import android.view.View;
import dev.cordon.core.android.api.FromApi;

/** The system service that watches what is shown, for suggestions. */
@FromApi(Build.VERSION_CODES.R)
final class ContentCaptureApi30 {
  private ContentCaptureApi30() {}

  static void refuse(View root) {
    root.setImportantForContentCapture(View.IMPORTANT_FOR_CONTENT_CAPTURE_NO_EXCLUDE_DESCENDANTS);
  }
}
