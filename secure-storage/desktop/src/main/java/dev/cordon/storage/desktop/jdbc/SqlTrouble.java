package dev.cordon.storage.desktop.jdbc;

import dev.cordon.storage.DatabaseException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;

/**
 * Storage's errors as JDBC's standard ones, which libraries tell apart by class and SQLSTATE; the
 * cause is always the {@link DatabaseException}, whose problem says what to do.
 */
final class SqlTrouble {
  private SqlTrouble() {}

  static SQLException of(DatabaseException e) {
    String message = e.getMessage();
    return switch (e.problem()) {
      case CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23000", e);
      case LOCKED, CLOSED -> new SQLNonTransientConnectionException(message, "08003", e);
      case DATABASE_BUSY -> new SQLTransientConnectionException(message, "08001", e);
      case STATEMENT_REFUSED -> new SQLSyntaxErrorException(message, "42000", e);
      case DISK_FULL -> new SQLNonTransientException(message, "53100", e);
      default -> new SQLNonTransientException(message, "58000", e);
    };
  }
}
