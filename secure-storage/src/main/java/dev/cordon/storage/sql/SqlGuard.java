package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges SQL text before SQLite sees it: what is not known to stay within the database's own file
 * and under its key is refused. It knows what may run and not what may not, so that a character
 * which SQLite skips and this class does not, such as a vertical tab, hides nothing.
 */
public final class SqlGuard {
  private static final Set<String> ALLOWED =
      Set.of(
          "SELECT", "VALUES", "WITH", "INSERT", "REPLACE", "UPDATE", "DELETE", "CREATE", "DROP",
          "ALTER", "REINDEX", "ANALYZE", "PRAGMA");

  /** They write work data into a second file, which has no key. */
  private static final Set<String> OUTSIDE =
      Set.of("ATTACH", "DETACH", "VACUUM", "BACKUP", "RESTORE");

  /** As text they would take a transaction from whom it belongs to. */
  private static final Set<String> TRANSACTIONS =
      Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");

  /**
   * Functions and tables of some builds of SQLite that reach files or run a text as SQL: also as
   * quoted names, for SQLite calls those too.
   */
  private static final Set<String> REACHING =
      Set.of("WRITEFILE", "READFILE", "LOAD_EXTENSION", "FSDIR", "SHA3_QUERY");

  private SqlGuard() {}

  /**
   * Refuses {@code sql}, of one statement or several, unless it stays inside.
   *
   * @param database the database's name, for the error
   * @throws DatabaseException {@code STATEMENT_REFUSED} with the code {@code WRITES_OUTSIDE},
   *     {@code TRANSACTION_BY_SQL}, {@code PRAGMA_REFUSED}, or {@code SQLITE_ERROR} for what SQLite
   *     does not know either
   */
  public static void require(String sql, String database) throws DatabaseException {
    Optional<String> refusal = refusal(sql);
    if (refusal.isPresent()) {
      throw new DatabaseException(Problem.STATEMENT_REFUSED, database, refusal.get());
    }
  }

  private static Optional<String> refusal(String sql) {
    if (sql.indexOf('\0') >= 0) {
      return Optional.of("SQLITE_ERROR"); // SQLite would read up to there
    }
    for (String statement : Statements.of(sql)) {
      Optional<String> refusal = ofStatement(SqlToken.wordsOf(statement));
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> ofStatement(List<String> words) {
    int first = behindExplain(words);
    String verb = first < words.size() ? words.get(first) : "";
    if (OUTSIDE.contains(verb)) {
      return Optional.of("WRITES_OUTSIDE");
    } else if (TRANSACTIONS.contains(verb)) {
      return Optional.of("TRANSACTION_BY_SQL");
    } else if (!verb.isEmpty() && !ALLOWED.contains(verb)) {
      return Optional.of("SQLITE_ERROR");
    } else if (verb.equals("PRAGMA") && !Pragmas.allow(words.subList(first + 1, words.size()))) {
      return Optional.of("PRAGMA_REFUSED");
    }
    return words.stream().anyMatch(SqlGuard::reaches)
        ? Optional.of("WRITES_OUTSIDE")
        : Optional.empty();
  }

  /** Even under EXPLAIN some pragmas take effect, because they do when they are parsed. */
  private static int behindExplain(List<String> words) {
    int first = 0;
    while (first < words.size() && Set.of("EXPLAIN", "QUERY", "PLAN").contains(words.get(first))) {
      first++;
    }
    return first;
  }

  private static boolean reaches(String word) {
    boolean quoted = word.length() > 2 && "\"`['".indexOf(word.charAt(0)) >= 0;
    return REACHING.contains(quoted ? word.substring(1, word.length() - 1) : word);
  }
}
