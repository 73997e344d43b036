package dev.cordon.core.android.biometric;

import android.content.Context;
import android.os.Build;
import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.policy.Permission;

/** What to offer the employee. */
public enum BiometricOffer {
  /** Nothing: the device cannot, or the policy does not let it. */
  NONE,
  /** To switch it on, once the passcode was entered. */
  ENABLE,
  /** To unlock by it now. */
  UNLOCK,
  /** It is switched on, but the passcode is needed this time. */
  PASSCODE_FIRST;

  static BiometricOffer of(Context context, Container work) {
    boolean blocked = work.policy().access().biometric() == Permission.BLOCKED;
    if (blocked || !isPossible(context)) {
      return NONE;
    }
    try {
      if (!work.biometrics().slot().isPresent()) {
        return ENABLE;
      }
      return work.biometrics().whyNot().isPresent() ? PASSCODE_FIRST : UNLOCK;
    } catch (ContainerException notNow) {
      return PASSCODE_FIRST;
    }
  }

  /** Between API 28 and 29 only trying tells whether a finger is enrolled. */
  static boolean isPossible(Context context) {
    return Build.VERSION.SDK_INT >= 30 ? StrongApi30.isThere(context) : Build.VERSION.SDK_INT >= 28;
  }
}
