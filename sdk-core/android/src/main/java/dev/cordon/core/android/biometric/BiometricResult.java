package dev.cordon.core.android.biometric;

import dev.cordon.core.UnlockResult;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Reason;

/** What came of a finger or face. */
public sealed interface BiometricResult {
  /** The employee was recognised, and the container said this. */
  record Judged(UnlockResult result) implements BiometricResult {}

  /**
   * It cannot be done by finger or face now; ask for the passcode.
   *
   * @param why for the employee, and what to do
   */
  record Refused(Reason why) implements BiometricResult {}

  /** The employee would rather enter the passcode. */
  record PasscodeWanted() implements BiometricResult {}

  /** The employee, the app or the system took the prompt away. */
  record Cancelled() implements BiometricResult {}

  /** The container failed; its reason says what to do. */
  record Failed(ContainerException problem) implements BiometricResult {}
}
