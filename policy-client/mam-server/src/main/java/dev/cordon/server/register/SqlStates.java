package dev.cordon.server.register;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import java.util.function.Predicate;

/** What a database's refusal means, by its SQLSTATE. */
final class SqlStates {
  /**
   * Serialization failure, deadlock, and a number that was free when it was chosen (PostgreSQL
   * reports the first as the last where both read the same highest number).
   */
  private static final Set<String> CONFLICT = Set.of("40001", "40P01", "23505");

  private SqlStates() {}

  /** Whether the same transaction may succeed when it runs again. */
  static boolean isConflict(Throwable failure) {
    return any(failure, cause -> CONFLICT.contains(state(cause)));
  }

  /** Whether the database is away: gone, stopping, starting, or out of connections. */
  static boolean isAway(Throwable failure) {
    return any(
        failure,
        cause ->
            cause instanceof SQLTransientConnectionException
                || state(cause).startsWith("08")
                || state(cause).startsWith("57P")
                || state(cause).equals("53300"));
  }

  private static boolean any(Throwable failure, Predicate<SQLException> test) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused && test.test(refused)) {
        return true;
      }
    }
    return false;
  }

  private static String state(SQLException refused) {
    String state = refused.getSQLState();
    return state == null ? "" : state;
  }
}
