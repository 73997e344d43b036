package dev.cordon.mail.android.passcode;

import android.text.InputType;
import android.view.View;
import android.widget.EditText;
import dev.cordon.core.Container;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import dev.cordon.mail.android.stage.AfterChange;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.util.Optional;

/** The part of a screen where a new passcode is typed twice and the policy's rules are ticked. */
public final class NewPasscode {
  private final Container container;

  /** A part of a screen over {@code container}. */
  public NewPasscode(Container container) {
    this.container = container;
  }

  /** Gives fresh views their keys and listeners; {@code done} is the keyboard's last key. */
  public void prepare(View view, Runnable done) {
    for (int id : new int[] {R.id.passcode_new, R.id.passcode_again}) {
      EditText field = view.findViewById(id);
      field.setInputType(keys(rules()));
      field.addTextChangedListener(new AfterChange(() -> draw(view)));
    }
    EditText again = view.findViewById(R.id.passcode_again);
    again.setOnEditorActionListener(
        (field, action, event) -> {
          done.run();
          return true;
        });
  }

  /** Draws the rules, as of now. */
  public void draw(View view) {
    try (Passcode first = Typed.in(view, R.id.passcode_new);
        Passcode again = Typed.in(view, R.id.passcode_again)) {
      RuleList.draw(view.findViewById(R.id.passcode_rules), RuleList.of(rules(), first, again));
    }
  }

  /** What was typed, for the caller to close; empty if the two differ. */
  public Optional<Passcode> typed(View view) {
    Passcode first = Typed.in(view, R.id.passcode_new);
    try (Passcode again = Typed.in(view, R.id.passcode_again)) {
      if (RuleList.same(first, again)) {
        return Optional.of(first);
      }
    }
    first.close();
    return Optional.empty();
  }

  void clear(View view) {
    Typed.clear(view, R.id.passcode_new);
    Typed.clear(view, R.id.passcode_again);
  }

  /** The keys for a passcode of {@code rules}. */
  public static int keys(PasscodeRules rules) {
    return rules.type() == PasscodeRules.Type.NUMERIC
        ? InputType.TYPE_CLASS_NUMBER | InputType.TYPE_NUMBER_VARIATION_PASSWORD
        : InputType.TYPE_CLASS_TEXT | InputType.TYPE_TEXT_VARIATION_PASSWORD;
  }

  private PasscodeRules rules() {
    return container.policy().access().passcode();
  }
}
