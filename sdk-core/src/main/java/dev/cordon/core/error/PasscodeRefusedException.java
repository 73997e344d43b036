package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;

/** A new passcode does not meet the organisation's rules; choose another. */
public final class PasscodeRefusedException extends ContainerException {
  public PasscodeRefusedException(Reason reason) {
    super(reason);
  }

  public PasscodeRefusedException(Reason reason, Throwable cause) {
    super(reason, cause);
  }
}
