package dev.cordon.core.android.keystore;

import android.security.KeyStoreException;
import dev.cordon.core.android.api.FromApi;

/** From API 33 on the Keystore says by numbers what went wrong. */
@FromApi(33)
final class KeystoreErrorApi33 {
  private KeystoreErrorApi33() {}

  static KeystoreFailure meaning(Throwable failure) {
    KeyStoreException said = (KeyStoreException) failure;
    if (said.isTransientFailure()) {
      return KeystoreFailure.PASSING;
    }
    return switch (said.getNumericErrorCode()) {
      case KeyStoreException.ERROR_KEY_DOES_NOT_EXIST, KeyStoreException.ERROR_KEY_CORRUPTED ->
          KeystoreFailure.LOST;
      default -> KeystoreFailure.PASSING;
    };
  }
}
