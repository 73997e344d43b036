package dev.cordon.policy.protocol.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("D1")
class PasscodeRulesTest {
  @ParameterizedTest
  @CsvSource({
    "NUMERIC, 6, true, true",
    "NUMERIC, 5, true, true",
    "NUMERIC, 6, false, true",
    "NUMERIC, 7, true, false",
    "ALPHANUMERIC, 6, true, false"
  })
  void aPasscodeFoundGoodStaysGoodUntilARuleGetsStricter(
      PasscodeRules.Type type, int minLength, boolean forbidSimple, boolean covered) {
    PasscodeRules judgedBy = new PasscodeRules(PasscodeRules.Type.NUMERIC, 6, true);
    PasscodeRules now = new PasscodeRules(type, minLength, forbidSimple).withLife(90, 5);

    assertEquals(covered, judgedBy.covers(now));
  }

  @ParameterizedTest
  @CsvSource({"NUMERIC, false", "ALPHANUMERIC, false"})
  void lettersAreMoreThanDigits(PasscodeRules.Type type, boolean forbidSimple) {
    assertTrue(
        new PasscodeRules(PasscodeRules.Type.ALPHANUMERIC, 6, false)
            .covers(new PasscodeRules(type, 6, forbidSimple)));
  }
}
