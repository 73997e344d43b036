package dev.cordon.core.android.keystore;

import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import dev.cordon.core.device.KeyVault;
import java.security.spec.ECGenParameterSpec;

/**
 * What each kind of key may do, and nothing else. The Keystore makes the nonces itself: randomised
 * encryption is required.
 */
final class KeySpecs {
  private static final int KEY_BITS = 256;

  private KeySpecs() {}

  /** For a key of the vault called {@code name} in the Keystore. */
  static KeyGenParameterSpec of(String name, KeyVault.Use use, boolean strongBox) {
    KeyGenParameterSpec.Builder spec =
        switch (use) {
          case SEAL -> sealing(name);
          case MAC ->
              new KeyGenParameterSpec.Builder(name, KeyProperties.PURPOSE_SIGN)
                  .setKeySize(KEY_BITS);
          case SIGN, SIGN_DIGEST ->
              new KeyGenParameterSpec.Builder(name, KeyProperties.PURPOSE_SIGN)
                  .setAlgorithmParameterSpec(new ECGenParameterSpec("secp256r1"));
        };
    if (use == KeyVault.Use.SIGN_DIGEST) {
      spec.setDigests(KeyProperties.DIGEST_NONE);
    } else if (use != KeyVault.Use.SEAL) {
      spec.setDigests(KeyProperties.DIGEST_SHA256);
    }
    if (strongBox && Build.VERSION.SDK_INT >= 28) {
      StrongBoxApi28.require(spec);
    }
    return spec.build();
  }

  /** AES-256-GCM, to seal and open. */
  static KeyGenParameterSpec.Builder sealing(String name) {
    return new KeyGenParameterSpec.Builder(
            name, KeyProperties.PURPOSE_ENCRYPT | KeyProperties.PURPOSE_DECRYPT)
        .setKeySize(KEY_BITS)
        .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
        .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
        .setRandomizedEncryptionRequired(true);
  }
}
