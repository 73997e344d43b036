package dev.cordon.browser.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.cordon.browser.error.Refusal.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("K3")
class RefusalTest {
  @Test
  void everyProblemHasATextInBothLanguages() {
    Set<String> names = Arrays.stream(Problem.values()).map(Enum::name).collect(Collectors.toSet());
    assertEquals(Set.of(), Refusal.messages().missing(names));
  }

  @ParameterizedTest
  @EnumSource
  void theTextIsFilledIn(Problem problem) {
    for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.JAPANESE}) {
      assertFalse(Refusal.of(problem, "a", "b").text(locale).contains("{"));
    }
  }
}
