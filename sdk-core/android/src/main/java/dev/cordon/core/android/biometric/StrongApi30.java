package dev.cordon.core.android.biometric;

import android.content.Context;
import android.hardware.biometrics.BiometricManager;
import android.hardware.biometrics.BiometricPrompt;
import dev.cordon.core.android.api.FromApi;

/** From API 30 on apps can ask for what the system calls strong. */
@FromApi(30)
final class StrongApi30 {
  private StrongApi30() {}

  static void only(BiometricPrompt.Builder prompt) {
    prompt.setAllowedAuthenticators(BiometricManager.Authenticators.BIOMETRIC_STRONG);
  }

  static boolean isThere(Context context) {
    BiometricManager manager = context.getSystemService(BiometricManager.class);
    return manager != null
        && manager.canAuthenticate(BiometricManager.Authenticators.BIOMETRIC_STRONG)
            == BiometricManager.BIOMETRIC_SUCCESS;
  }
}
