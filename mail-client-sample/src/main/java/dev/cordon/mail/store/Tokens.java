package dev.cordon.mail.store;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text into what is searched for.
 *
 * <p>FTS5's own tokenizer takes a run of Japanese for one word. Here a run of Chinese, Japanese or
 * Korean letters becomes overlapping pairs, and its last letter once more alone: 会議室 is 会議 議室 室. So
 * a word inside a run is a phrase of pairs in the right order, and a single letter is the beginning
 * of some token. Everything is folded by NFKC first (half-width kana, full-width Latin).
 */
final class Tokens {
  private final List<String> tokens = new ArrayList<>();
  private final boolean query;

  private Tokens(boolean query) {
    this.query = query;
  }

  /** The tokens of a text, separated by spaces. */
  static String ofText(String text) {
    return String.join(" ", new Tokens(false).cut(text));
  }

  /** The tokens of a word that is searched for; empty if it has no letter or digit. */
  static List<String> ofWord(String word) {
    return new Tokens(true).cut(word);
  }

  private List<String> cut(String text) {
    int[] letters = Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray();
    int start = 0;
    while (start < letters.length) {
      Kind kind = Kind.of(letters[start]);
      int end = start + 1;
      while (end < letters.length && Kind.of(letters[end]) == kind) {
        end++;
      }
      switch (kind) {
        case WORD -> tokens.add(new String(letters, start, end - start));
        case RUN -> pairs(letters, start, end);
        case BETWEEN -> {}
      }
      start = end;
    }
    return tokens;
  }

  private void pairs(int[] letters, int start, int end) {
    for (int i = start; i + 1 < end; i++) {
      tokens.add(new String(letters, i, 2));
    }
    // In a query nothing says that the run ends where the typed word ends.
    boolean wordMayGoOn = query && end == letters.length && end - start > 1;
    if (!wordMayGoOn) {
      tokens.add(new String(letters, end - 1, 1));
    }
  }

  private enum Kind {
    WORD,
    RUN,
    BETWEEN;

    static Kind of(int letter) {
      if (letter == 'ー' || letter == '々' || letter == '〆') {
        return RUN;
      }
      boolean mark = Character.getType(letter) == Character.NON_SPACING_MARK;
      if (!Character.isLetterOrDigit(letter) && !mark) {
        return BETWEEN;
      }
      return switch (UnicodeScript.of(letter)) {
        case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR -> RUN;
        default -> WORD;
      };
    }
  }
}
