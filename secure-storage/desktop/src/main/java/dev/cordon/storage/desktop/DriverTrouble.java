package dev.cordon.storage.desktop;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Makes our error of the driver's. Only the result code passes: the driver's messages quote
 * statements and search words.
 */
final class DriverTrouble {
  private DriverTrouble() {}

  static DatabaseException explain(SQLException cause, String database) {
    SQLiteErrorCode code =
        cause instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.SQLITE_ERROR;
    return new DatabaseException(problem(code), database, code.name());
  }

  private static Problem problem(SQLiteErrorCode code) {
    // The low byte is the primary code: https://www.sqlite.org/rescode.html
    return switch (code.code & 0xff) {
      case 11, 26 -> Problem.DATABASE_DAMAGED; // CORRUPT, NOTADB
      case 13 -> Problem.DISK_FULL;
      case 19 -> Problem.CONSTRAINT;
      case 5, 6, 8, 10, 14 -> Problem.MEDIUM_FAILED; // BUSY, LOCKED, READONLY, IOERR, CANTOPEN
      default -> Problem.STATEMENT_REFUSED;
    };
  }
}
