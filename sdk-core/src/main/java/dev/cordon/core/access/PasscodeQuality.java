package dev.cordon.core.access;

import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.util.function.IntPredicate;

/** Judges a new passcode by the policy's rules. */
public final class PasscodeQuality {
  private PasscodeQuality() {}

  /**
   * Passes if {@code passcode} meets the rules.
   *
   * @throws PasscodeRefusedException with the first rule that it breaks
   */
  public static void check(Passcode passcode, PasscodeRules rules) throws PasscodeRefusedException {
    if (passcode.length() < rules.minLength()) {
      throw refused(Code.PASSCODE_TOO_SHORT, Integer.toString(rules.minLength()));
    }
    if (rules.type() == PasscodeRules.Type.ALPHANUMERIC) {
      require(passcode, Character::isLetter, Code.PASSCODE_NEEDS_LETTERS);
      require(passcode, Character::isDigit, Code.PASSCODE_NEEDS_DIGITS);
    }
    if (rules.forbidSimple() && SimplePasscodes.contains(passcode)) {
      throw refused(Code.PASSCODE_TOO_SIMPLE);
    }
  }

  private static void require(Passcode passcode, IntPredicate kind, Code otherwise)
      throws PasscodeRefusedException {
    for (int i = 0; i < passcode.length(); i++) {
      if (kind.test(passcode.charAt(i))) {
        return;
      }
    }
    throw refused(otherwise);
  }

  private static PasscodeRefusedException refused(Code code, String... arguments) {
    return new PasscodeRefusedException(Reason.of(code, arguments));
  }
}
