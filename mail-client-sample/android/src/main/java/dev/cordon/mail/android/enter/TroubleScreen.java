package dev.cordon.mail.android.enter;

import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import dev.cordon.core.error.ContainerException;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.work.Workplace;

/** The container cannot be opened at all: damaged, keys lost, in use, no room on the medium. */
public final class TroubleScreen extends Screen {
  private final Workplace workplace;
  private final ContainerException trouble;

  /** A screen that explains {@code trouble} and offers another try. */
  public TroubleScreen(Workplace workplace, ContainerException trouble) {
    this.workplace = workplace;
    this.trouble = trouble;
  }

  @Override
  protected int layout() {
    return R.layout.blocked;
  }

  @Override
  protected void show(View view) {
    text(view, R.id.title).setText(R.string.trouble_title);
    text(view, R.id.blocked_text).setText(R.string.trouble_text);
    ViewGroup reasons = view.findViewById(R.id.blocked_reasons);
    BlockedScreen.addReason(reasons, Words.of(view.getContext(), (Exception) trouble));
    text(view, R.id.blocked_check_in).setText(R.string.retry);
    view.findViewById(R.id.blocked_check_in).setOnClickListener(button -> workplace.retry());
    view.findViewById(R.id.organisation).setVisibility(View.GONE);
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
