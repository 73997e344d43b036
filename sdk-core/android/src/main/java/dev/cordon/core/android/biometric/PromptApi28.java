package dev.cordon.core.android.biometric;

import android.app.Activity;
import android.hardware.biometrics.BiometricPrompt;
import android.os.Build;
import android.os.CancellationSignal;
import dev.cordon.core.android.R;
import dev.cordon.core.android.api.FromApi;
import dev.cordon.core.android.keystore.AwaitedKey;
import java.util.concurrent.Executor;

/** The system's own prompt; it offers the container's passcode, never the device's code. */
@FromApi(28)
final class PromptApi28 implements Recognition {
  @Override
  public void ask(Activity activity, AwaitedKey key, CancellationSignal cancel, Answer answer) {
    Executor main = activity.getMainExecutor();
    BiometricPrompt.Builder prompt =
        new BiometricPrompt.Builder(activity)
            .setTitle(activity.getString(R.string.cordon_biometric_title))
            .setSubtitle(activity.getString(R.string.cordon_biometric_subtitle))
            .setNegativeButton(
                activity.getString(R.string.cordon_biometric_passcode),
                main,
                (dialog, button) -> answer.ended(new BiometricResult.PasscodeWanted()));
    if (Build.VERSION.SDK_INT >= 30) {
      StrongApi30.only(prompt);
    }
    prompt
        .build()
        .authenticate(
            new BiometricPrompt.CryptoObject(key.cipher()), cancel, main, new Callback(answer));
  }

  /** A finger that was not recognised is shown by the prompt itself, which goes on. */
  @FromApi(28)
  private static final class Callback extends BiometricPrompt.AuthenticationCallback {
    private final Answer answer;

    Callback(Answer answer) {
      this.answer = answer;
    }

    @Override
    public void onAuthenticationSucceeded(BiometricPrompt.AuthenticationResult result) {
      answer.recognised();
    }

    @Override
    public void onAuthenticationError(int code, CharSequence words) {
      answer.ended(PromptErrors.meaning(code));
    }
  }
}
