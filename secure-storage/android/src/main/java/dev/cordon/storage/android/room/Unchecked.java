package dev.cordon.storage.android.room;

import android.database.SQLException;
import android.database.sqlite.SQLiteConstraintException;
import android.database.sqlite.SQLiteDatabaseCorruptException;
import android.database.sqlite.SQLiteDiskIOException;
import android.database.sqlite.SQLiteException;
import android.database.sqlite.SQLiteFullException;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;

/**
 * The exception of Android's that Room and its users know, for each of ours, which becomes its
 * cause. The message is ours: Room finds a broken uniqueness by the result code's name in it.
 */
final class Unchecked {
  /** Something that storage may refuse. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws DatabaseException;
  }

  private Unchecked() {}

  static <T> T call(Call<T> call) {
    try {
      return call.run();
    } catch (DatabaseException e) {
      throw of(e);
    }
  }

  static SQLException of(StorageException cause) {
    String message = cause.getMessage();
    SQLException unchecked =
        switch (cause.problem()) {
          case CONSTRAINT -> new SQLiteConstraintException(message);
          case DISK_FULL -> new SQLiteFullException(message);
          case DATABASE_DAMAGED -> new SQLiteDatabaseCorruptException(message);
          case MEDIUM_FAILED -> new SQLiteDiskIOException(message);
          default -> new SQLiteException(message);
        };
    unchecked.initCause(cause);
    return unchecked;
  }
}
