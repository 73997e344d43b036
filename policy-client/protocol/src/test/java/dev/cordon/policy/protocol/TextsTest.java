package dev.cordon.policy.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.text.Messages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  @Test
  @Tag("K3")
  void everyReasonHasItsTextInBothLanguages() {
    List<String> codes = Arrays.stream(Reason.Code.values()).map(Enum::name).toList();
    assertEquals(Set.of(), Messages.beside(Reason.class, "reasons").missing(codes));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("K3")
  void bothLanguagesNameTheSameArguments(Reason.Code code) {
    Reason reason = Reason.of(code, "FIRST", "SECOND", "THIRD");
    for (String argument : List.of("FIRST", "SECOND", "THIRD")) {
      assertEquals(
          reason.text(Locale.ENGLISH).contains(argument),
          reason.text(Locale.JAPANESE).contains(argument),
          argument);
    }
    assertFalse(reason.text(Locale.ENGLISH).contains("{"));
    assertFalse(reason.text(Locale.JAPANESE).contains("{"));
  }

  @Test
  @Tag("H5")
  @Tag("K2")
  void everyPointOfConsentHasItsTextInBothLanguages() {
    List<String> keys =
        Arrays.stream(ConsentPoint.values())
            .flatMap(point -> List.of(point.name(), point.name() + ".title").stream())
            .toList();
    assertEquals(Set.of(), Messages.beside(ConsentPoint.class, "consent").missing(keys));
  }

  @Test
  @Tag("H5")
  void theFormsHashCoversEveryWordThatWasShown() {
    ConsentForm form = ConsentForm.current();
    for (Locale locale : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
      for (ConsentPoint point : ConsentPoint.values()) {
        assertTrue(form.text(locale).contains(point.title(locale)));
        assertTrue(form.text(locale).contains(point.text(locale)));
      }
    }
    assertNotEquals(form.textSha256(Locale.ENGLISH), form.textSha256(Locale.JAPANESE));
    assertEquals(
        form.textSha256(Locale.ENGLISH), form.textSha256(Locale.FRENCH), "English is the fallback");
  }

  @Test
  @Tag("H5")
  void theWordsOfAVersionNeverChange() {
    // Whoever edits consent_*.properties raises ConsentForm's version and then these hashes: the
    // evidence of what an employee agreed to is version, language and hash.
    ConsentForm form = ConsentForm.current();
    assertEquals(3, form.version());
    assertEquals(
        "b925332ce3384ddcea5c12314e846d88766675106e209431c5eada54cf5013d4",
        form.textSha256(Locale.ENGLISH));
    assertEquals(
        "246342bd63d0846ebe7eb0667a960ee30acda6cd288f811c265dddd7f5cda9ee",
        form.textSha256(Locale.JAPANESE));
  }

  @Test
  @Tag("H5")
  void aPointThatWasNotTickedIsMissing() {
    Consent consent =
        ConsentForm.current()
            .agree(
                Locale.JAPANESE,
                EnumSet.of(ConsentPoint.COLLECTION, ConsentPoint.CONTROL, ConsentPoint.REPORTING),
                java.time.Instant.EPOCH);
    assertEquals(Set.of(ConsentPoint.WIPE), consent.missing());
    assertEquals("ja", consent.language());
  }

  @Test
  @Tag("E4")
  @Tag("K1")
  void lookingAtPersonalAppsIsAPointThatNobodyHasToAgreeTo() {
    EnumSet<ConsentPoint> required = EnumSet.complementOf(EnumSet.of(ConsentPoint.APPS));
    Consent consent =
        ConsentForm.current().agree(Locale.ENGLISH, required, java.time.Instant.EPOCH);
    assertEquals(Set.of(), consent.missing());
    assertTrue(ConsentForm.current().points().contains(ConsentPoint.APPS), "shown all the same");
  }
}
