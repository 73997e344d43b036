package dev.cordon.storage.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A piece of SQL text, as far as finding the ends of statements needs it; the kinds and how they
 * are told apart are those of SQLite's own {@code sqlite3_complete}
 * (https://www.sqlite.org/c3ref/complete.html).
 */
record SqlToken(Kind kind, int start, int end) {
  /** What {@link Statements} tells apart; each knows its column in the table there. */
  enum Kind {
    SEMICOLON(0),
    SPACE(1),
    OTHER(2),
    EXPLAIN(3),
    CREATE(4),
    TEMP(5),
    TRIGGER(6),
    END(7);

    private final int column;

    Kind(int column) {
      this.column = column;
    }

    int column() {
      return column;
    }
  }

  private static final Map<String, Kind> WORDS =
      Map.of(
          "EXPLAIN", Kind.EXPLAIN,
          "CREATE", Kind.CREATE,
          "TEMP", Kind.TEMP,
          "TEMPORARY", Kind.TEMP,
          "TRIGGER", Kind.TRIGGER,
          "END", Kind.END);
  private static final String SPACES = " \t\n\f\r\uFEFF";

  /** The token of {@code sql} that begins at {@code start}. */
  static SqlToken at(String sql, int start) {
    char first = sql.charAt(start);
    if (first == ';') {
      return new SqlToken(Kind.SEMICOLON, start, start + 1);
    } else if (SPACES.indexOf(first) >= 0) {
      return new SqlToken(Kind.SPACE, start, start + 1);
    } else if (sql.startsWith("/*", start)) {
      return new SqlToken(Kind.SPACE, start, after(sql, "*/", start + 2));
    } else if (sql.startsWith("--", start)) {
      return new SqlToken(Kind.SPACE, start, after(sql, "\n", start + 2));
    } else if (first == '[') {
      return new SqlToken(Kind.OTHER, start, after(sql, "]", start + 1));
    } else if (first == '\'' || first == '"' || first == '`') {
      // A doubled quote ends one and begins another: the same to whom only the end matters.
      return new SqlToken(Kind.OTHER, start, after(sql, String.valueOf(first), start + 1));
    }
    return isWord(first) ? word(sql, start) : new SqlToken(Kind.OTHER, start, start + 1);
  }

  /**
   * Everything but spaces and comments, in upper case; quoted names and texts with their quotes.
   */
  static List<String> wordsOf(String sql) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < sql.length(); ) {
      SqlToken token = at(sql, at);
      if (token.kind != Kind.SPACE) {
        words.add(token.upperCase(sql));
      }
      at = token.end;
    }
    return words;
  }

  private String upperCase(String sql) {
    return sql.substring(start, end).toUpperCase(Locale.ROOT);
  }

  private static SqlToken word(String sql, int start) {
    int end = start;
    while (end < sql.length() && isWord(sql.charAt(end))) {
      end++;
    }
    String word = sql.substring(start, end).toUpperCase(Locale.ROOT);
    return new SqlToken(WORDS.getOrDefault(word, Kind.OTHER), start, end);
  }

  private static boolean isWord(char c) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return letter || (c >= '0' && c <= '9') || c == '_' || c == '$' || c >= 0x80;
  }

  private static int after(String sql, String mark, int from) {
    int at = sql.indexOf(mark, from);
    return at < 0 ? sql.length() : at + mark.length();
  }
}
