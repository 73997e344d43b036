package dev.cordon.core.android.keystore;

import android.os.Build;
import android.security.keystore.KeyInfo;
import dev.cordon.policy.protocol.VaultDeclaration;
import dev.cordon.policy.protocol.VaultKind;

/**
 * What the vault truly is, told from a key of its own. An Android Keystore never declares more than
 * that keys cannot be read out: it has no counter that an app can see, and what it deletes may
 * survive on the flash.
 */
final class KeyLevel {
  private KeyLevel() {}

  static VaultDeclaration declare(KeyInfo info) {
    boolean strongBox = Build.VERSION.SDK_INT >= 31 && KeyLevelApi31.isStrongBox(info);
    return new VaultDeclaration(
        strongBox ? VaultKind.STRONGBOX : VaultKind.ANDROID_KEYSTORE,
        isInHardware(info),
        false,
        false,
        false);
  }

  /** Of a key that could not be asked: nothing is claimed. */
  static VaultDeclaration unknown() {
    return new VaultDeclaration(VaultKind.ANDROID_KEYSTORE, false, false, false, false);
  }

  @SuppressWarnings("deprecation") // what replaces it came with API 31
  private static boolean isInHardware(KeyInfo info) {
    return Build.VERSION.SDK_INT >= 31
        ? KeyLevelApi31.isInHardware(info)
        : info.isInsideSecureHardware();
  }
}
