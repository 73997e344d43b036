package dev.cordon.mail.store;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an employee typed, as an FTS5 expression.
 *
 * <p>All words must be there; words between quotation marks stand in this order. Nothing typed is
 * ever FTS5 syntax: only letters and digits are left of it, between quotation marks.
 */
final class SearchWords {
  private static final Pattern WORD = Pattern.compile("[\"”“]([^\"”“]*)[\"”“]?|([^\\s\"”“]+)");
  private static final int MOST_WORDS = 20;

  private SearchWords() {}

  /** The expression; empty if there is nothing to search for. */
  static Optional<String> expression(String typed) {
    StringJoiner all = new StringJoiner(" AND ");
    Matcher matcher = WORD.matcher(typed);
    for (int count = 0; count < MOST_WORDS && matcher.find(); ) {
      String word = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      List<String> tokens = Tokens.ofWord(word);
      if (!tokens.isEmpty()) {
        all.add('"' + String.join(" ", tokens) + "\" *"); // the star: the last word may go on
        count++;
      }
    }
    return all.length() == 0 ? Optional.empty() : Optional.of(all.toString());
  }
}
