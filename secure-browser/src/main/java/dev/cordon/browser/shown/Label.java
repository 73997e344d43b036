package dev.cordon.browser.shown;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One label of a host, decoded. It is readable if its characters are letters of one script, or of
 * the scripts that Chinese, Japanese or Korean mix ("highly restrictive", Unicode Technical
 * Standard #39, section 5.2), from among the scripts that are in use (Unicode Standard Annex #31,
 * table 5); beside them only {@code 0-9} and the hyphen. Marks that any letter can carry, symbols
 * and emoji are not readable; nor are scripts from right to left, which reorder a line of both
 * directions, so that another label seems to be the last.
 */
record Label(String text) {
  private static final Set<UnicodeScript> IN_USE =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.ARMENIAN,
          UnicodeScript.BENGALI,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.CYRILLIC,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.ETHIOPIC,
          UnicodeScript.GEORGIAN,
          UnicodeScript.GREEK,
          UnicodeScript.GUJARATI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KANNADA,
          UnicodeScript.KATAKANA,
          UnicodeScript.KHMER,
          UnicodeScript.LAO,
          UnicodeScript.MALAYALAM,
          UnicodeScript.MYANMAR,
          UnicodeScript.ORIYA,
          UnicodeScript.SINHALA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.THAI,
          UnicodeScript.TIBETAN);
  private static final List<Set<UnicodeScript>> MIXED =
      List.of(
          EnumSet.of(
              UnicodeScript.LATIN,
              UnicodeScript.HAN,
              UnicodeScript.HIRAGANA,
              UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
          EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));
  private static final int LONG_VOWEL = 0x30FC; // of either kana, so that Unicode calls it common

  boolean isReadable() {
    Set<UnicodeScript> scripts = scripts();
    boolean known = scripts.isEmpty() || IN_USE.containsAll(scripts);
    boolean mixed = scripts.size() > 1;
    return known
        && text.codePoints().allMatch(c -> isPlain(c) || isWritten(c, mixed))
        && (!mixed || MIXED.stream().anyMatch(set -> set.containsAll(scripts)))
        && !KanaStrokes.passForSigns(text);
  }

  /** The scripts of its letters. */
  Set<UnicodeScript> scripts() {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().filter(c -> !isPlain(c)).forEach(c -> scripts.add(script(c)));
    if (text.chars().anyMatch(c -> c >= 'a' && c <= 'z')) {
      scripts.add(UnicodeScript.LATIN);
    }
    return scripts;
  }

  /** Letters, digits and the hyphen of ASCII. */
  static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static UnicodeScript script(int c) {
    return c == LONG_VOWEL ? UnicodeScript.KATAKANA : UnicodeScript.of(c);
  }

  private static boolean isWritten(int c, boolean mixed) {
    if (script(c) == UnicodeScript.LATIN) {
      return !mixed && isUsualLatin(c);
    }
    return Character.isLetter(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.COMBINING_SPACING_MARK;
  }

  /**
   * What European and Vietnamese languages and Pinyin write. Left out are letters without a dot or
   * with a stroke more or less (dotless i, kra, long s), clicks and phonetic letters.
   */
  private static boolean isUsualLatin(int c) {
    if (c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) {
      return false;
    }
    return (c >= 0xDF && c <= 0x17E && c != 0xF7)
        || c == 0x1A1
        || c == 0x1B0
        || (c >= 0x1CD && c <= 0x1DC)
        || (c >= 0x218 && c <= 0x21B)
        || (c >= 0x1E00 && c <= 0x1EF9 && !(c >= 0x1E9A && c <= 0x1E9F));
  }
}
