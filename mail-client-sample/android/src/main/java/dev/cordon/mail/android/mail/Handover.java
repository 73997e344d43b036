package dev.cordon.mail.android.mail;

import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.Intent;
import dev.cordon.mail.actions.ShareTarget;
import dev.cordon.mail.android.R;
import dev.cordon.mail.mime.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * Text that the gate let go, on its way to the system's list of apps. Which apps there are is
 * nobody's business before the employee picks one, so the gate is asked about "other apps".
 */
final class Handover implements ShareTarget {
  private final String others;
  private volatile @Nullable String text;

  Handover(String others) {
    this.others = others;
  }

  @Override
  public String app() {
    return others;
  }

  @Override
  public boolean managed() {
    return false;
  }

  @Override
  public void share(String passed) {
    text = passed;
  }

  @Override
  public void share(Attachment attachment) {
    throw new IllegalStateException("files are not handed over");
  }

  /** Shows the system's list; false if there is none. On the main thread. */
  boolean start(Activity activity) {
    Intent send = new Intent(Intent.ACTION_SEND).setType("text/plain");
    send.putExtra(Intent.EXTRA_TEXT, text);
    try {
      activity.startActivity(Intent.createChooser(send, activity.getText(R.string.share_title)));
      return true;
    } catch (ActivityNotFoundException e) {
      return false;
    }
  }
}
