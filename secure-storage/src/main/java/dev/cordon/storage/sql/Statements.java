package dev.cordon.storage.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * The statements of a script, because a driver runs one at a time and not every driver can split. A
 * semicolon within quotes, comments or a trigger's body ends none.
 */
final class Statements {
  private static final int START = 1;

  /**
   * The state table of SQLite's {@code sqlite3_complete}: state by kind of token. 0, 1 before a
   * statement; 2 in one; 3 after EXPLAIN; 4 after CREATE; 5 in a trigger; 6, 7 in a trigger after a
   * semicolon, and after END behind one.
   */
  private static final int[][] NEXT = {
    {1, 0, 2, 3, 4, 2, 2, 2},
    {1, 1, 2, 3, 4, 2, 2, 2},
    {1, 2, 2, 2, 2, 2, 2, 2},
    {1, 3, 3, 2, 4, 2, 2, 2},
    {1, 4, 2, 2, 2, 4, 5, 2},
    {6, 5, 5, 5, 5, 5, 5, 5},
    {6, 6, 5, 5, 5, 5, 5, 7},
    {1, 7, 5, 5, 5, 5, 5, 5}
  };

  private Statements() {}

  /** The statements of {@code script} in turn, without empty ones. */
  static List<String> of(String script) {
    List<String> statements = new ArrayList<>();
    int state = START;
    int begin = 0;
    for (int at = 0; at < script.length(); ) {
      SqlToken token = SqlToken.at(script, at);
      int next = NEXT[state][token.kind().column()];
      at = token.end();
      if (next == START) {
        if (state != START) {
          statements.add(script.substring(begin, at));
        }
        begin = at;
      }
      state = next;
    }
    if (state != START) {
      statements.add(script.substring(begin));
    }
    return statements;
  }
}
