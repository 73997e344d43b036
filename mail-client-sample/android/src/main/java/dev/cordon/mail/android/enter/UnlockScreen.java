package dev.cordon.mail.android.enter;

import android.app.Activity;
import android.os.SystemClock;
import android.view.View;
import android.widget.EditText;
import android.widget.TextView;
import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.android.biometric.BiometricResult;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.about.AboutScreen;
import dev.cordon.mail.android.passcode.ChangeScreen;
import dev.cordon.mail.android.passcode.NewPasscode;
import dev.cordon.mail.android.passcode.Typed;
import dev.cordon.mail.android.passcode.WrongWords;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Words;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.time.Duration;
import java.util.Optional;

/** Opens the work area: passcode, tries left, and the wait after wrong ones (D1, D3). */
public final class UnlockScreen extends Screen {
  private final Workplace workplace;
  private final Container container;
  private final Notice notice = new Notice();
  private final Finger finger;
  private boolean checking;
  private boolean letters;
  private boolean ticking;
  private long waitUntilMillis; // of the clock that nobody can turn

  /** A screen over a locked container. */
  public UnlockScreen(Workplace workplace, Container container) {
    this.workplace = workplace;
    this.container = container;
    this.finger = new Finger(container);
  }

  @Override
  protected int layout() {
    return R.layout.unlock;
  }

  @Override
  protected void show(View view) {
    EditText field = view.findViewById(R.id.unlock_passcode);
    drawKeys(view);
    TextView text = view.findViewById(R.id.unlock_text);
    text.setText(container.isLent() ? R.string.unlock_lent : R.string.unlock_text);
    view.findViewById(R.id.unlock_letters)
        .setOnClickListener(
            button -> {
              letters = true;
              drawKeys(view);
            });
    field.setOnEditorActionListener(
        (edit, action, event) -> {
          open(view);
          return true;
        });
    view.findViewById(R.id.unlock_open).setOnClickListener(button -> open(view));
    view.findViewById(R.id.organisation)
        .setOnClickListener(button -> stage().push(new AboutScreen(workplace, container)));
    view.findViewById(R.id.unlock_biometric)
        .setOnClickListener(
            button -> activity().ifPresent(activity -> finger.open(activity, this::recognised)));
    finger.look(view.getContext(), () -> view().ifPresent(finger::draw));
    draw(view);
    field.requestFocus();
  }

  /** A passcode of an earlier policy may have letters although this one asks for none. */
  private void drawKeys(View view) {
    PasscodeRules rules = container.policy().access().passcode();
    boolean all = letters || rules.type() == PasscodeRules.Type.ALPHANUMERIC;
    EditText field = view.findViewById(R.id.unlock_passcode);
    field.setInputType(
        NewPasscode.keys(
            all ? new PasscodeRules(PasscodeRules.Type.ALPHANUMERIC, 0, false) : rules));
    view.findViewById(R.id.unlock_letters).setVisibility(all ? View.GONE : View.VISIBLE);
  }

  private void open(View view) {
    Passcode passcode = Typed.in(view, R.id.unlock_passcode);
    if (checking || waiting().toMillis() > 0) {
      passcode.close();
    } else if (passcode.length() == 0) {
      passcode.close();
      notice.say(this, Notice.Tone.CAREFUL, context -> context.getString(R.string.unlock_empty));
    } else {
      boolean withFinger = finger.isWanted(view);
      Typed.clear(view, R.id.unlock_passcode);
      judge(withFinger, passcode);
    }
  }

  private void judge(boolean withFinger, Passcode passcode) {
    checking = true;
    notice.clear(this);
    view().ifPresent(this::draw);
    Optional<Activity> shown = activity();
    if (withFinger && shown.isPresent()) {
      finger.enable(shown.get(), passcode, this::recognised);
    } else {
      check(passcode);
    }
  }

  private void recognised(BiometricResult result) {
    if (result instanceof BiometricResult.Judged judged) {
      answered(judged.result());
      return;
    }
    checked();
    if (result instanceof BiometricResult.Refused refused) {
      notice.say(this, Notice.Tone.CAREFUL, context -> Words.of(context, refused.why()));
    } else if (result instanceof BiometricResult.Failed failed) {
      notice.say(this, failed.problem());
    }
    stage().reconsider();
  }

  private void check(Passcode passcode) {
    jobs()
        .start(
            () -> {
              try (passcode) {
                return container.unlock(passcode);
              }
            },
            this::answered,
            trouble -> {
              checked();
              notice.say(this, trouble);
            });
  }

  private void answered(UnlockResult result) {
    if (result instanceof UnlockResult.Wrong wrong) {
      waitFor(wrong.pause());
      notice.say(this, Notice.Tone.REFUSED, context -> WrongWords.of(context, container, wrong));
    } else if (result instanceof UnlockResult.TooSoon soon) {
      waitFor(soon.pause());
    } else if (result instanceof UnlockResult.NeedsPasscode needed) {
      notice.say(this, Notice.Tone.CAREFUL, context -> Words.of(context, needed.why()));
    } else if (result instanceof UnlockResult.NeedsNewPasscode due) {
      checked();
      stage().push(new ChangeScreen(container, Optional.of(due.why())));
      return;
    }
    checked();
    stage().reconsider();
  }

  /** Counts the wait down, by one timer at a time. */
  private void tick() {
    if (!ticking) {
      ticking = true;
      jobs()
          .later(
              1000,
              () -> {
                ticking = false;
                view().ifPresent(this::draw);
              });
    }
  }

  private void checked() {
    checking = false;
    view().ifPresent(this::draw);
  }

  private void waitFor(Duration pause) {
    waitUntilMillis = SystemClock.elapsedRealtime() + pause.toMillis();
  }

  private Duration waiting() {
    return Duration.ofMillis(Math.max(0, waitUntilMillis - SystemClock.elapsedRealtime()));
  }

  private void draw(View view) {
    Duration wait = waiting();
    boolean closed = wait.toMillis() > 0;
    Working.show(view, checking, R.id.unlock_open, R.id.unlock_passcode, R.id.unlock_biometric);
    finger.draw(view);
    if (closed) {
      view.findViewById(R.id.unlock_open).setEnabled(false);
      tick();
    }
    TextView line = view.findViewById(R.id.unlock_wait);
    line.setVisibility(closed ? View.VISIBLE : View.GONE);
    String time = Words.of(view.getContext(), wait);
    line.setText(view.getContext().getString(R.string.unlock_wait, time));
    notice.draw(view);
  }
}
