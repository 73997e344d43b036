package dev.cordon.mail.android.passcode;

import android.content.Context;
import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.mail.android.R;
import dev.cordon.policy.protocol.policy.Access;

/** What a wrong passcode leaves: so many tries, and what follows the last. */
public final class WrongWords {
  private WrongWords() {}

  /** The words, with a warning before the last try. */
  public static String of(Context context, Container container, UnlockResult.Wrong wrong) {
    int left = wrong.triesLeft();
    String words = context.getResources().getQuantityString(R.plurals.unlock_wrong, left, left);
    boolean wipe = container.policy().access().whenExceeded() == Access.WhenExceeded.WIPE;
    int last = wipe ? R.string.unlock_last_wipe : R.string.unlock_last_close;
    // The one that uses up the last try is followed by the consequence.
    return left > 1 ? words : words + "\n" + context.getString(last);
  }
}
