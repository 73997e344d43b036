package dev.cordon.mail.android.stage;

import android.content.Context;
import dev.cordon.mail.android.R;
import dev.cordon.policy.protocol.text.Explained;
import java.time.Duration;
import java.util.Locale;

/** Texts for the employee, in the language that the screen around them has. */
public final class Words {
  private Words() {}

  /** The language of the resources in use; the device may prefer one that the app does not have. */
  public static Locale locale(Context context) {
    return Locale.forLanguageTag(context.getString(R.string.language));
  }

  /** What was refused, why, and what to do next. */
  public static String of(Context context, Exception trouble) {
    return trouble instanceof Explained explained
        ? of(context, explained)
        : context.getString(R.string.trouble_unknown);
  }

  /** The text in the screen's language. */
  public static String of(Context context, Explained explained) {
    return explained.text(locale(context));
  }

  /** As "45 seconds" or "5 minutes"; minutes are rounded up. */
  public static String of(Context context, Duration time) {
    long seconds = Math.max(1, (time.toMillis() + 999) / 1000);
    boolean few = seconds < 120 && seconds != 60;
    int number = (int) Math.min(Integer.MAX_VALUE, few ? seconds : (seconds + 59) / 60);
    return context
        .getResources()
        .getQuantityString(few ? R.plurals.seconds : R.plurals.minutes, number, number);
  }
}
