package dev.cordon.mail.android.stage;

import android.view.View;
import android.widget.ProgressBar;
import dev.cordon.mail.android.R;

/** The line below the bar that moves while something takes time. */
public final class Working {
  private Working() {}

  /** Shows or hides it; meanwhile {@code waiting} cannot be pressed. */
  public static void show(View view, boolean busy, int... waiting) {
    ProgressBar line = view.findViewById(R.id.working);
    line.setIndeterminate(true);
    line.setVisibility(busy ? View.VISIBLE : View.INVISIBLE);
    for (int id : waiting) {
      view.findViewById(id).setEnabled(!busy);
    }
  }
}
