package dev.cordon.mail.android.enter;

import android.view.View;
import dev.cordon.core.Container;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.about.AboutScreen;
import dev.cordon.mail.android.passcode.NewPasscode;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import java.util.Optional;

/** Sets the first passcode; the policy's rules are shown and ticked while it is typed (D1). */
public final class PasscodeScreen extends Screen {
  private final Workplace workplace;
  private final Container container;
  private final NewPasscode next;
  private final Notice notice = new Notice();
  private boolean saving;

  /** A screen over a container without a passcode. */
  public PasscodeScreen(Workplace workplace, Container container) {
    this.workplace = workplace;
    this.container = container;
    this.next = new NewPasscode(container);
  }

  @Override
  protected int layout() {
    return R.layout.passcode;
  }

  @Override
  protected void show(View view) {
    next.prepare(view, () -> save(view));
    view.findViewById(R.id.passcode_save).setOnClickListener(button -> save(view));
    view.findViewById(R.id.organisation)
        .setOnClickListener(button -> stage().push(new AboutScreen(workplace, container)));
    draw(view);
  }

  /** A newer policy may have other rules. */
  @Override
  protected void stateChanged() {
    view().ifPresent(this::draw);
  }

  private void draw(View view) {
    Working.show(view, saving, R.id.passcode_save, R.id.passcode_new, R.id.passcode_again);
    next.draw(view);
    notice.draw(view);
  }

  private void save(View view) {
    Optional<Passcode> first = next.typed(view);
    if (!first.isPresent()) {
      notice.say(this, Notice.Tone.REFUSED, c -> c.getString(R.string.passcode_differ));
      return;
    }
    saving = true;
    notice.say(this, Notice.Tone.DONE, c -> c.getString(R.string.passcode_saving));
    view().ifPresent(this::draw);
    jobs().start(() -> set(first.get()), done -> stage().reconsider(), this::refused);
  }

  private boolean set(Passcode first) throws Exception {
    try (first) {
      container.setPasscode(first);
      return true;
    }
  }

  private void refused(Exception trouble) {
    saving = false;
    view().ifPresent(this::draw);
    notice.say(this, trouble);
    stage().reconsider(); // such as when it was blocked or wiped meanwhile
  }
}
