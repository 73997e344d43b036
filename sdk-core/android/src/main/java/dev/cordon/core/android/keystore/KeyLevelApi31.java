package dev.cordon.core.android.keystore;

import android.security.keystore.KeyInfo;
import android.security.keystore.KeyProperties;
import dev.cordon.core.android.api.FromApi;

/** From API 31 on a key says which hardware keeps it. */
@FromApi(31)
final class KeyLevelApi31 {
  private KeyLevelApi31() {}

  static boolean isStrongBox(KeyInfo info) {
    return info.getSecurityLevel() == KeyProperties.SECURITY_LEVEL_STRONGBOX;
  }

  static boolean isInHardware(KeyInfo info) {
    return switch (info.getSecurityLevel()) {
      case KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT,
          KeyProperties.SECURITY_LEVEL_STRONGBOX,
          KeyProperties.SECURITY_LEVEL_UNKNOWN_SECURE ->
          true;
      default -> false;
    };
  }
}
