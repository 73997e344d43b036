package dev.cordon.mail.android.enter;

import android.view.View;
import android.widget.TextView;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.about.AboutScreen;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.Reason;

/** What was deleted and why, that nothing personal was touched, and what to do (G1, K3). */
public final class WipedScreen extends Screen {
  private final Workplace workplace;
  private final Container container;

  /** A screen over a container that is wiped or being wiped. */
  public WipedScreen(Workplace workplace, Container container) {
    this.workplace = workplace;
    this.container = container;
  }

  @Override
  protected int layout() {
    return R.layout.wiped;
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.wiped_again)
        .setOnClickListener(button -> stage().push(new WelcomeScreen(workplace)));
    view.findViewById(R.id.organisation)
        .setOnClickListener(button -> stage().push(new AboutScreen(workplace, container)));
    draw(view);
  }

  @Override
  protected void stateChanged() {
    view().ifPresent(this::draw);
  }

  private void draw(View view) {
    ContainerState state = container.state();
    boolean wiping = state instanceof ContainerState.Wiping;
    Working.show(view, wiping, R.id.wiped_again);
    text(view, R.id.title).setText(wiping ? R.string.wiping_title : R.string.wiped_title);
    if (state instanceof ContainerState.Wiping now) {
      explain(view, now.why());
    } else if (state instanceof ContainerState.Wiped done) {
      explain(view, done.why());
    }
  }

  private static void explain(View view, Reason why) {
    text(view, R.id.wiped_reason).setText(Words.of(view.getContext(), why));
  }

  private static TextView text(View view, int id) {
    return view.findViewById(id);
  }
}
