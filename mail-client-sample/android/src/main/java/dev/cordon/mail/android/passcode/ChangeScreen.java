package dev.cordon.mail.android.passcode;

import android.view.View;
import android.widget.TextView;
import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.policy.protocol.Reason;
import java.util.Optional;

/** Changes the passcode: at the employee's wish, or because it has to be changed (D1). */
public final class ChangeScreen extends Screen {
  private final Container container;
  private final Optional<Reason> why;
  private final NewPasscode next;
  private final Notice notice = new Notice();
  private boolean saving;

  /**
   * A screen over a container with a passcode.
   *
   * @param why it has to be changed; empty if it is the employee's wish
   */
  public ChangeScreen(Container container, Optional<Reason> why) {
    this.container = container;
    this.why = why;
    this.next = new NewPasscode(container);
  }

  @Override
  protected int layout() {
    return R.layout.change;
  }

  @Override
  protected void show(View view) {
    view.findViewById(R.id.back).setOnClickListener(button -> stage().back());
    view.findViewById(R.id.change_save).setOnClickListener(button -> save(view));
    next.prepare(view, () -> save(view));
    TextView reason = view.findViewById(R.id.change_why);
    reason.setText(
        why.map(each -> Words.of(view.getContext(), each))
            .orElseGet(() -> view.getContext().getString(R.string.change_text)));
    draw(view);
    view.findViewById(R.id.change_current).requestFocus();
  }

  /** A newer policy may have other rules. */
  @Override
  protected void stateChanged() {
    view().ifPresent(this::draw);
  }

  private void draw(View view) {
    Working.show(
        view,
        saving,
        R.id.change_save,
        R.id.change_current,
        R.id.passcode_new,
        R.id.passcode_again);
    next.draw(view);
    notice.draw(view);
  }

  private void save(View view) {
    Optional<Passcode> typed = saving ? Optional.empty() : next.typed(view);
    if (typed.isPresent()) {
      Passcode current = Typed.in(view, R.id.change_current);
      saving = true;
      notice.say(this, Notice.Tone.DONE, c -> c.getString(R.string.unlock_checking));
      view().ifPresent(this::draw);
      jobs().start(() -> change(current, typed.get()), this::answered, this::refused);
    } else if (!saving) {
      notice.say(this, Notice.Tone.REFUSED, c -> c.getString(R.string.passcode_differ));
    }
  }

  private UnlockResult change(Passcode current, Passcode chosen) throws Exception {
    try (current;
        chosen) {
      return container.changePasscode(current, chosen);
    }
  }

  private void answered(UnlockResult result) {
    saving = false;
    if (result instanceof UnlockResult.Opened) {
      view().ifPresent(this::clear);
      notice.say(this, Notice.Tone.DONE, c -> c.getString(R.string.change_done));
    } else if (result instanceof UnlockResult.Wrong wrong) {
      notice.say(this, Notice.Tone.REFUSED, c -> WrongWords.of(c, container, wrong));
    } else if (result instanceof UnlockResult.TooSoon soon) {
      notice.say(
          this,
          Notice.Tone.REFUSED,
          c -> c.getString(R.string.unlock_wait, Words.of(c, soon.pause())));
    }
    view().ifPresent(this::draw);
    stage().reconsider(); // it may be open now, or closed for good
  }

  private void clear(View view) {
    Typed.clear(view, R.id.change_current);
    next.clear(view);
  }

  private void refused(Exception trouble) {
    saving = false;
    view().ifPresent(this::draw);
    notice.say(this, trouble);
    stage().reconsider(); // such as when it was blocked or wiped meanwhile
  }
}
