package dev.cordon.mail.android.enter;

import android.app.Activity;
import android.content.Context;
import android.os.CancellationSignal;
import android.view.View;
import android.widget.CheckBox;
import dev.cordon.core.Container;
import dev.cordon.core.android.biometric.BiometricOffer;
import dev.cordon.core.android.biometric.BiometricResult;
import dev.cordon.core.android.biometric.BiometricUnlock;
import dev.cordon.core.secret.Passcode;
import dev.cordon.mail.android.R;
import java.util.function.Consumer;

/** The part of the unlock screen for a finger or face: offered only where it would work. */
final class Finger {
  private final BiometricUnlock unlock;
  private BiometricOffer offer = BiometricOffer.NONE;

  Finger(Container work) {
    this.unlock = BiometricUnlock.of(work);
  }

  /** Asks what to offer; {@code known} is called when that is known. */
  void look(Context context, Runnable known) {
    unlock.check(
        context,
        answer -> {
          offer = answer;
          known.run();
        });
  }

  void draw(View view) {
    boolean opens = offer == BiometricOffer.UNLOCK;
    boolean possible = offer == BiometricOffer.ENABLE;
    view.findViewById(R.id.unlock_biometric).setVisibility(opens ? View.VISIBLE : View.GONE);
    view.findViewById(R.id.unlock_enable).setVisibility(possible ? View.VISIBLE : View.GONE);
  }

  /** Whether the employee wants it from the next passcode on. */
  boolean isWanted(View view) {
    CheckBox box = view.findViewById(R.id.unlock_enable);
    return offer == BiometricOffer.ENABLE && box.isChecked();
  }

  void open(Activity activity, Consumer<BiometricResult> answered) {
    unlock.unlock(activity, new CancellationSignal(), answered);
  }

  /** Switches it on; the passcode is closed in the end. */
  void enable(Activity activity, Passcode passcode, Consumer<BiometricResult> answered) {
    unlock.enable(activity, passcode, new CancellationSignal(), answered);
  }
}
