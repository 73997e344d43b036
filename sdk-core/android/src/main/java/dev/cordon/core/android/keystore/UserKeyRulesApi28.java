package dev.cordon.core.android.keystore;

import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import dev.cordon.core.android.api.FromApi;

/** What binds a key to a finger or face: each use needs one, and a new one ends it. */
@FromApi(28)
final class UserKeyRulesApi28 {
  private static final int EACH_USE = -1;

  private UserKeyRulesApi28() {}

  @SuppressWarnings("deprecation") // what replaces it came with API 30
  static void apply(KeyGenParameterSpec.Builder spec) {
    spec.setUserAuthenticationRequired(true)
        .setInvalidatedByBiometricEnrollment(true)
        .setUnlockedDeviceRequired(true);
    if (Build.VERSION.SDK_INT >= 30) {
      UserKeyRulesApi30.eachUseByStrongBiometric(spec);
    } else {
      spec.setUserAuthenticationValidityDurationSeconds(EACH_USE);
    }
  }
}
