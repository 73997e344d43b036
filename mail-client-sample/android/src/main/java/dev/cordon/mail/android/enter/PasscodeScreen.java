package dev.cordon.mail.android.enter;

import android.text.InputType;
import android.view.View;
import android.view.ViewGroup;
import android.widget.EditText;
import dev.cordon.core.Container;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.about.AboutScreen;
import dev.cordon.mail.android.stage.AfterChange;
import dev.cordon.mail.android.stage.Notice;
import dev.cordon.mail.android.stage.Screen;
import dev.cordon.mail.android.stage.Working;
import dev.cordon.mail.android.work.Workplace;
import dev.cordon.policy.protocol.policy.PasscodeRules;

/** Sets the first passcode; the policy's rules are shown and ticked while it is typed (D1). */
public final class PasscodeScreen extends Screen {
  private final Workplace workplace;
  private final Container container;
  private final Notice notice = new Notice();
  private boolean saving;

  /** A screen over a container without a passcode. */
  public PasscodeScreen(Workplace workplace, Container container) {
    this.workplace = workplace;
    this.container = container;
  }

  @Override
  protected int layout() {
    return R.layout.passcode;
  }

  @Override
  protected void show(View view) {
    for (int id : new int[] {R.id.passcode_new, R.id.passcode_again}) {
      EditText field = view.findViewById(id);
      field.setInputType(keys(rules()));
      field.addTextChangedListener(new AfterChange(() -> drawRules(view)));
    }
    EditText again = view.findViewById(R.id.passcode_again);
    again.setOnEditorActionListener(
        (field, action, event) -> {
          save(view);
          return true;
        });
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

  static int keys(PasscodeRules rules) {
    return rules.type() == PasscodeRules.Type.NUMERIC
        ? InputType.TYPE_CLASS_NUMBER | InputType.TYPE_NUMBER_VARIATION_PASSWORD
        : InputType.TYPE_CLASS_TEXT | InputType.TYPE_TEXT_VARIATION_PASSWORD;
  }

  private PasscodeRules rules() {
    return container.policy().access().passcode();
  }

  private void draw(View view) {
    Working.show(view, saving, R.id.passcode_save, R.id.passcode_new, R.id.passcode_again);
    drawRules(view);
    notice.draw(view);
  }

  private void drawRules(View view) {
    ViewGroup list = view.findViewById(R.id.passcode_rules);
    try (Passcode first = Typed.in(view, R.id.passcode_new);
        Passcode again = Typed.in(view, R.id.passcode_again)) {
      RuleList.draw(list, RuleList.of(rules(), first, again));
    }
  }

  private void save(View view) {
    Passcode first = Typed.in(view, R.id.passcode_new);
    try (Passcode again = Typed.in(view, R.id.passcode_again)) {
      if (!RuleList.same(first, again)) {
        first.close();
        notice.say(this, Notice.Tone.REFUSED, c -> c.getString(R.string.passcode_differ));
        return;
      }
    }
    saving = true;
    notice.say(this, Notice.Tone.DONE, c -> c.getString(R.string.passcode_saving));
    view().ifPresent(this::draw);
    jobs().start(() -> set(first), done -> stage().reconsider(), this::refused);
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
