package dev.cordon.core.posture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("E2")
class VersionTest {
  @ParameterizedTest
  @CsvSource({
    "13, 14",
    "9, 10",
    "14, 14.0.1",
    "14.1, 14.2",
    "6.1.0-18-amd64, 6.1.1",
    "1.2, 1.10",
    "0, 0.0.1"
  })
  void partsAreComparedAsNumbers(String older, String newer) {
    assertTrue(version(older).isBelow(version(newer)));
    assertFalse(version(newer).isBelow(version(older)));
  }

  @ParameterizedTest
  @CsvSource({
    "14, 14.0.0",
    "14, 14",
    "21.0.12+2, 21.0.12",
    "1.0-beta, 1",
    "014, 14",
    "5.15.0_3, 5.15"
  })
  void whatIsMissingIsZeroAndWhatStandsBehindDoesNotCount(String one, String other) {
    assertFalse(version(one).isBelow(version(other)));
    assertFalse(version(other).isBelow(version(one)));
  }

  @ParameterizedTest
  @CsvSource({
    "14.2, 14, false",
    "14.2, 14.2, false",
    "14.3, 14.2, true",
    "15, 14, true",
    "15, 14.9, true",
    "14, 14.2, false",
    "13.9, 14, false"
  })
  void theNewestAllowedVersionAllowsItsOwnParts(String actual, String most, boolean beyond) {
    assertEquals(beyond, version(actual).isBeyond(version(most)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "x",
        "v14",
        "14.",
        ".14",
        "14..1",
        "-1",
        "14,2",
        "1.2.3.4.5.6.7",
        "9999999999",
        "Tiramisu",
        "１４",
        "14\n",
        "14beta",
        "14-\u0000"
      })
  void anythingElseIsNoVersion(String text) {
    assertEquals(Optional.empty(), Version.read(text));
  }

  @Test
  void aDateIsThreeNumbersAndMustExist() {
    Version january = Dates.read("2026-01-05").orElseThrow();
    assertTrue(january.isBelow(Dates.read("2026-02-01").orElseThrow()));
    assertTrue(Dates.read("2025-12-31").orElseThrow().isBelow(january));
    for (String none : new String[] {"", "2026-01", "2026-02-30", "2026-1-5", "05.01.2026"}) {
      assertEquals(Optional.empty(), Dates.read(none), none);
    }
  }

  private static Version version(String text) {
    return Version.read(text).orElseThrow();
  }
}
