package dev.cordon.storage.sql;

import dev.cordon.storage.StorageException.Problem;

/** What SQLite's result codes mean to an app: https://www.sqlite.org/rescode.html. */
public final class ResultCode {
  private static final int PRIMARY = 0xff; // the low byte is the primary code

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
}
