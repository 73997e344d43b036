package dev.cordon.storage.desktop;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.sql.ResultCode;
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
    return new DatabaseException(ResultCode.problem(code.code), database, code.name());
  }
}
