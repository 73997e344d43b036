package dev.cordon.browser.shown;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Letters of other scripts that look like letters of ASCII. A label of nothing else ("аррӏе", all
 * Cyrillic) could pass for one of ASCII, unless the host ends in the same script and so says what
 * it is ("сахар.рф").
 *
 * <p>The sets follow those that Chromium's policy for international names gives, which stand for
 * the confusables of Unicode Technical Standard #39; the whole table of it would be larger than
 * what it protects on a phone.
 */
final class Lookalikes {
  private static final Map<UnicodeScript, String> OF_ASCII = new EnumMap<>(UnicodeScript.class);

  static {
    OF_ASCII.put(UnicodeScript.CYRILLIC, "аысԁеԍһіїюјӏорԗԛѕԝхуүъьҽпгѵѡгԏ");
    OF_ASCII.put(UnicodeScript.GREEK, "αβγεικνορςστυχωηϲϳ");
    OF_ASCII.put(UnicodeScript.ARMENIAN, "ագզէլհյոսւօցքռ");
    OF_ASCII.put(UnicodeScript.GEORGIAN, "იოყძხჽჿ");
  }

  private Lookalikes() {}

  /** Whether {@code label} is all look-alikes, in a script that {@code last} label is not of. */
  static boolean areAllOf(Label label, Label last) {
    Set<UnicodeScript> scripts = label.scripts();
    if (scripts.size() != 1 || last.scripts().equals(scripts)) {
      return false;
    }
    String lookalikes = OF_ASCII.getOrDefault(scripts.iterator().next(), "");
    return label.text().codePoints().allMatch(c -> Label.isPlain(c) || lookalikes.indexOf(c) >= 0);
  }
}
