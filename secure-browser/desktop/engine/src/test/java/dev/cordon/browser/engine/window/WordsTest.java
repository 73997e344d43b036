package dev.cordon.browser.engine.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static ResourceBundle bundle(Locale locale) {
    return ResourceBundle.getBundle("dev.cordon.browser.engine.window.words", locale);
  }

  @Test
  void everythingIsSaidInBothLanguages() {
    assertEquals(bundle(Locale.ENGLISH).keySet(), bundle(Locale.JAPANESE).keySet());
    assertEquals("戻る", Words.in("ja-JP").of("back"));
    assertEquals("Back", Words.in("fr").of("back"));
    assertEquals("1 hit", Words.in("en").of("findCount", 1));
    assertEquals("12 件", Words.in("ja").of("findCount", 12));
  }

  @Test
  void theHostStandsOutInAnAddress() {
    AddressText text = AddressText.of("https://portal.example.test:8443/a?b");
    assertEquals("portal.example.test", text.wholeHost());
    assertEquals(":8443/a?b", text.after());
    assertEquals("", AddressText.of("data:text/html,https://bank.test/").wholeHost());
  }

  @Test
  void whatIsTypedBecomesAnEncryptedAddress() {
    assertEquals("https://site.test", AddressBar.complete(" site.test "));
    assertEquals("https://site.test:8443/x", AddressBar.complete("site.test:8443/x"));
    assertEquals("http://site.test", AddressBar.complete("http://site.test"));
    assertEquals("javascript:alert(1)", AddressBar.complete("javascript:alert(1)"));
  }

  @Test
  void theDesktopsColorsAreFollowed() {
    assertTrue(SystemLook.isDark(Optional.of("dark"), Optional.empty()));
    assertFalse(SystemLook.isDark(Optional.of("light"), Optional.of("Adwaita-dark")));
    assertTrue(SystemLook.isDark(Optional.empty(), Optional.of("Adwaita:dark")));
    assertFalse(SystemLook.isDark(Optional.empty(), Optional.empty()));
  }
}
