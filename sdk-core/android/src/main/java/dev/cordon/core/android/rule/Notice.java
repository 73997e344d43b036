package dev.cordon.core.android.rule;

import android.content.Context;
import android.widget.Toast;
import dev.cordon.core.gate.Decision;
import dev.cordon.policy.protocol.Reason;
import java.util.Locale;

/**
 * Tells the employee in plain words why something was refused and what to do (requirement K3),
 * where no screen of the app would. On the main thread.
 */
public final class Notice {
  private final Context context;

  public Notice(Context context) {
    this.context = context;
  }

  /** Says why; nothing if it was allowed as asked. */
  public void of(Decision decision) {
    if (decision instanceof Decision.Denied denied) {
      show(denied.why());
    } else if (decision instanceof Decision.KeptInside kept) {
      show(kept.why());
    } else if (decision instanceof Decision.Changed changed) {
      show(changed.why());
    }
  }

  private void show(Reason why) {
    Locale locale = context.getResources().getConfiguration().getLocales().get(0);
    Toast.makeText(context, why.text(locale), Toast.LENGTH_LONG).show();
  }
}
