package dev.cordon.core.access;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.PasscodeRefusedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("D1")
class PasscodeQualityTest {
  private static final PasscodeRules NUMERIC =
      new PasscodeRules(PasscodeRules.Type.NUMERIC, 6, true);
  private static final PasscodeRules FOUR = new PasscodeRules(PasscodeRules.Type.NUMERIC, 4, true);
  private static final PasscodeRules LETTERS =
      new PasscodeRules(PasscodeRules.Type.ALPHANUMERIC, 6, true);

  @ParameterizedTest
  @ValueSource(strings = {"738291", "90417365", "松竹梅1a9", "correct7horse", "990:15"})
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
        "123184",
        "789012",
        "210987",
        "aabbab",
        "73827382",
        "112233",
        "159753",
        "147258369",
        "１２３４５６",
        "１５９７５３",
        "Qwerty123",
        "PASSWORD1"
      })
  void whatIsGuessedFirstIsRefused(String typed) {
    assertEquals(Code.PASSCODE_TOO_SIMPLE, refusal(typed, NUMERIC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1231", "3112", "1984", "2026", "0007", "2580", "4321", "9012", "7373"})
  void soItIsWithFourDigits(String typed) {
    assertEquals(Code.PASSCODE_TOO_SIMPLE, refusal(typed, FOUR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7382", "9041", "3950"})
  void otherFourDigitsPass(String typed) {
    assertDoesNotThrow(() -> PasscodeQuality.check(Passcode.of(typed), FOUR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"990130", "991230", "991101", "991131", "010199", "311299"})
  void theFirstAndTheLastDayAndMonthAreDatesToo(String typed) {
    assertEquals(Code.PASSCODE_TOO_SIMPLE, refusal(typed, NUMERIC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"990014", "991314", "991100", "991132"})
  void whatNoCalendarHasIsNoDate(String typed) {
    assertDoesNotThrow(() -> PasscodeQuality.check(Passcode.of(typed), NUMERIC));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6789012", "1098765", "901234567"})
  void aRunGoesOnOverTheEndOfTheDigits(String typed) {
    assertEquals(Code.PASSCODE_TOO_SIMPLE, refusal(typed, NUMERIC));
  }

  @Test
  void everyLineOfThePublishedListIsRefused() throws IOException {
    int lines = 0;
    for (String line : published()) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        assertEquals(Code.PASSCODE_TOO_SIMPLE, refusal(line, FOUR), line);
        lines++;
      }
    }
    assertTrue(lines > 300, lines + " lines");
  }

  private static List<String> published() throws IOException {
    try (InputStream in = PasscodeQuality.class.getResourceAsStream("common-passcodes.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
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
