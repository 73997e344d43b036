package dev.cordon.storage.sql;

import dev.cordon.storage.StorageException.Problem;
import java.util.Map;

/**
 * What SQLite's result codes mean to an app, and their names for a developer:
 * https://www.sqlite.org/rescode.html.
 */
public final class ResultCode {
  private static final int PRIMARY = 0xff; // the low byte is the primary code

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "SQLITE_ERROR"),
          Map.entry(3, "SQLITE_PERM"),
          Map.entry(4, "SQLITE_ABORT"),
          Map.entry(5, "SQLITE_BUSY"),
          Map.entry(6, "SQLITE_LOCKED"),
          Map.entry(7, "SQLITE_NOMEM"),
          Map.entry(8, "SQLITE_READONLY"),
          Map.entry(9, "SQLITE_INTERRUPT"),
          Map.entry(10, "SQLITE_IOERR"),
          Map.entry(11, "SQLITE_CORRUPT"),
          Map.entry(13, "SQLITE_FULL"),
          Map.entry(14, "SQLITE_CANTOPEN"),
          Map.entry(18, "SQLITE_TOOBIG"),
          Map.entry(19, "SQLITE_CONSTRAINT"),
          Map.entry(20, "SQLITE_MISMATCH"),
          Map.entry(21, "SQLITE_MISUSE"),
          Map.entry(25, "SQLITE_RANGE"),
          Map.entry(26, "SQLITE_NOTADB"),
          Map.entry(275, "SQLITE_CONSTRAINT_CHECK"),
          Map.entry(787, "SQLITE_CONSTRAINT_FOREIGNKEY"),
          Map.entry(1299, "SQLITE_CONSTRAINT_NOTNULL"),
          Map.entry(1555, "SQLITE_CONSTRAINT_PRIMARYKEY"),
          Map.entry(1811, "SQLITE_CONSTRAINT_TRIGGER"),
          Map.entry(2067, "SQLITE_CONSTRAINT_UNIQUE"),
          Map.entry(2579, "SQLITE_CONSTRAINT_ROWID"));

  private ResultCode() {}

  /** The reaction that a primary or extended result code calls for. */
  public static Problem problem(int code) {
    return switch (code & PRIMARY) {
      case 11, 26 -> Problem.DATABASE_DAMAGED; // CORRUPT, NOTADB
      case 13 -> Problem.DISK_FULL;
      case 19 -> Problem.CONSTRAINT;
      case 5, 6, 8, 10, 14 -> Problem.MEDIUM_FAILED; // BUSY, LOCKED, READONLY, IOERR, CANTOPEN
      default -> Problem.STATEMENT_REFUSED;
    };
  }

  /** SQLite's name of the code; of an extended one without a name here, that of its primary. */
  public static String name(int code) {
    String primary = NAMES.getOrDefault(code & PRIMARY, "SQLITE_ERROR");
    return NAMES.getOrDefault(code, primary);
  }
}
