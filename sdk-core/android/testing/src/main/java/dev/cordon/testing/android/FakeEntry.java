package dev.cordon.testing.android;

import android.os.Build;
import android.security.keystore.KeyGenParameterSpec;
import android.security.keystore.KeyProperties;
import java.security.KeyPair;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of the fake Keystore.
 *
 * @param spec what it may do
 * @param algorithm as the Keystore calls it
 * @param secret a secret key; empty for a pair
 * @param pair a pair; empty for a secret key
 * @param level a {@code SECURITY_LEVEL} of {@code KeyProperties}
 * @param state whether it works
 */
record FakeEntry(
    KeyGenParameterSpec spec,
    String algorithm,
    Optional<SecretKeySpec> secret,
    Optional<KeyPair> pair,
    int level,
    State state) {
  enum State {
    WORKS,
    BROKEN,
    ENDED
  }

  FakeEntry with(State other) {
    return new FakeEntry(spec, algorithm, secret, pair, level, other);
  }

  String name() {
    return spec.getKeystoreAlias();
  }

  boolean wantsOwner() {
    return spec.isUserAuthenticationRequired();
  }

  boolean endsWithAnotherFinger() {
    return wantsOwner() && spec.isInvalidatedByBiometricEnrollment();
  }

  static boolean wantsStrongBox(KeyGenParameterSpec spec) {
    return Build.VERSION.SDK_INT >= 28 && spec.isStrongBoxBacked();
  }

  boolean isInHardware() {
    return level != KeyProperties.SECURITY_LEVEL_SOFTWARE;
  }
}
