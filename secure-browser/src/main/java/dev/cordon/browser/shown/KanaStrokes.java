package dev.cordon.browser.shown;

import java.lang.Character.UnicodeScript;

/**
 * Japanese letters of one stroke or two, which beside letters of ASCII pass for the slash, the dash
 * or the dot that end a host: in {@code shop.exampleノlogin.test} the host is all of it.
 */
final class KanaStrokes {
  private static final String STROKES = "ノンソゾ〳〵丶丿一ー亅丨";

  private KanaStrokes() {}

  /** Whether one stands beside ASCII with no other Japanese letter next to it. */
  static boolean passForSigns(String label) {
    int[] letters = label.codePoints().toArray();
    boolean ascii = label.codePoints().anyMatch(Label::isPlain);
    for (int i = 0; ascii && i < letters.length; i++) {
      boolean before = i > 0 && isOtherJapanese(letters[i - 1]);
      boolean after = i < letters.length - 1 && isOtherJapanese(letters[i + 1]);
      if (STROKES.indexOf(letters[i]) >= 0 && !before && !after) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOtherJapanese(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    return STROKES.indexOf(c) < 0
        && (script == UnicodeScript.HAN
            || script == UnicodeScript.HIRAGANA
            || script == UnicodeScript.KATAKANA);
  }
}
