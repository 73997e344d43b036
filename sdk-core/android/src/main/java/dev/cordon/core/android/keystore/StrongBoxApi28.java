package dev.cordon.core.android.keystore;

import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.StrongBoxUnavailableException;
import dev.cordon.core.android.api.FromApi;

/** Keys in a chip of their own, from API 28 on. */
@FromApi(28)
final class StrongBoxApi28 {
  private StrongBoxApi28() {}

  static void require(KeyGenParameterSpec.Builder spec) {
    spec.setIsStrongBoxBacked(true);
  }

  /** Whether the chip refused the key: full, or it does not take this kind. */
  static boolean refused(Throwable failure) {
    return failure instanceof StrongBoxUnavailableException;
  }
}
