package dev.cordon.core.android.keystore;

import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import dev.cordon.core.android.api.FromApi;

/** From API 30 on a key names what it takes for recognition: never the device's own code. */
@FromApi(30)
final class UserKeyRulesApi30 {
  private UserKeyRulesApi30() {}

  static void eachUseByStrongBiometric(KeyGenParameterSpec.Builder spec) {
    spec.setUserAuthenticationParameters(0, KeyProperties.AUTH_BIOMETRIC_STRONG);
  }
}
