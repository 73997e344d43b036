package dev.cordon.mail.android;

import android.content.ClipData;
import android.content.ClipDescription;
import android.content.ClipboardManager;
import android.content.Context;
import android.os.PersistableBundle;
import dev.cordon.mail.app.Outlets;

/** The ways out of the work area; the gate stands before each. */
final class AndroidOutlets {
  /** {@code ClipDescription.EXTRA_IS_SENSITIVE}, which Android has from 13 on and reads earlier. */
  private static final String SENSITIVE = "android.content.extra.IS_SENSITIVE";

  private AndroidOutlets() {}

  static Outlets of(Context context) {
    // A print job needs an activity: the screen starts it after the gate's word.
    return new Outlets(text -> copy(context, text), mail -> {}, text -> {});
  }

  private static void copy(Context context, String text) {
    ClipData clip = ClipData.newPlainText("", text);
    PersistableBundle extras = new PersistableBundle();
    extras.putBoolean(SENSITIVE, true);
    ClipDescription description = clip.getDescription();
    description.setExtras(extras);
    context.getSystemService(ClipboardManager.class).setPrimaryClip(clip);
  }
}
