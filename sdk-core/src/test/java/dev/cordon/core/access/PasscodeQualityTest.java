package dev.cordon.core.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D1")
class PasscodeQualityTest {
  private static final PasscodeRules NUMERIC =
      new PasscodeRules(PasscodeRules.Type.NUMERIC, 6, true);
  private static final PasscodeRules LETTERS =
      new PasscodeRules(PasscodeRules.Type.ALPHANUMERIC, 6, true);

  @ParameterizedTest
  @ValueSource(strings = {"738291", "90417365", "松竹梅1a9", "correct7horse"})
  void aGoodPasscodePasses(String typed) {
    assertDoesNotThrow(() -> PasscodeQuality.check(Passcode.of(typed), NUMERIC));
  }

  @Test
  void aShortOneIsRefused() {
    assertEquals(Code.PASSCODE_TOO_SHORT, refusal("73829", NUMERIC));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "111111",
        "123456",
        "654321",
        "121212",
        "123123",
        "19841231",
        "31121984",
        "841231",
        "311284",
        "123184"
      })
  void whatIsGuessedFirstIsRefused(String typed) {
    assertEquals(Code.PASSCODE_TOO_SIMPLE, refusal(typed, NUMERIC));
  }

  @Test
  void simpleOnesPassWhereTheOrganisationAllowsThem() {
    PasscodeRules lax = new PasscodeRules(PasscodeRules.Type.NUMERIC, 4, false);

    assertDoesNotThrow(() -> PasscodeQuality.check(Passcode.of("1111"), lax));
  }

  @Test
  void alphanumericNeedsBothKinds() {
    assertEquals(Code.PASSCODE_NEEDS_LETTERS, refusal("738291", LETTERS));
    assertEquals(Code.PASSCODE_NEEDS_DIGITS, refusal("kumquat", LETTERS));
  }

  private static Code refusal(String typed, PasscodeRules rules) {
    return assertThrows(
            PasscodeRefusedException.class, () -> PasscodeQuality.check(Passcode.of(typed), rules))
        .reason()
        .code();
  }
}
