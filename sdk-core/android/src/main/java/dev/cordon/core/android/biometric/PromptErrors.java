package dev.cordon.core.android.biometric;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;

/** What the errors of the system's prompt mean; codes of {@code BiometricPrompt}, API 28. */
final class PromptErrors {
  private static final int UNABLE_TO_PROCESS = 2;
  private static final int TIMEOUT = 3;
  private static final int CANCELLED = 5;
  private static final int LOCKED_OUT = 7;
  private static final int LOCKED_OUT_FOR_GOOD = 9;
  private static final int USER_CANCELLED = 10;
  private static final int PASSCODE_BUTTON = 13; // androidx and some makers' prompts

  private PromptErrors() {}

  static BiometricResult meaning(int code) {
    return switch (code) {
      case CANCELLED, USER_CANCELLED, TIMEOUT, UNABLE_TO_PROCESS -> new BiometricResult.Cancelled();
      case PASSCODE_BUTTON -> new BiometricResult.PasscodeWanted();
      case LOCKED_OUT, LOCKED_OUT_FOR_GOOD -> refused(Code.BIOMETRIC_LOCKED_OUT);
      default -> refused(Code.BIOMETRIC_UNAVAILABLE); // none enrolled, no hardware, and the like
    };
  }

  static BiometricResult refused(Code code) {
    return new BiometricResult.Refused(Reason.of(code));
  }
}
