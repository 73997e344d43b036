package dev.cordon.storage.android;

import android.database.sqlite.SQLiteAbortException;
import android.database.sqlite.SQLiteAccessPermException;
import android.database.sqlite.SQLiteBindOrColumnIndexOutOfRangeException;
import android.database.sqlite.SQLiteBlobTooBigException;
import android.database.sqlite.SQLiteCantOpenDatabaseException;
import android.database.sqlite.SQLiteConstraintException;
import android.database.sqlite.SQLiteDatabaseCorruptException;
import android.database.sqlite.SQLiteDatabaseLockedException;
import android.database.sqlite.SQLiteDatatypeMismatchException;
import android.database.sqlite.SQLiteDiskIOException;
import android.database.sqlite.SQLiteFullException;
import android.database.sqlite.SQLiteMisuseException;
import android.database.sqlite.SQLiteOutOfMemoryException;
import android.database.sqlite.SQLiteReadOnlyDatabaseException;
import android.database.sqlite.SQLiteTableLockedException;
import android.os.OperationCanceledException;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.sql.ResultCode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.zetetic.database.CursorWindowAllocationException;
import net.zetetic.database.sqlcipher.SQLiteNotADatabaseException;

/**
 * Makes our error of the driver's. The driver tells the result code by the exception's class; only
 * the code passes, because its messages quote statements and search words.
 */
final class DriverTrouble {
  private static final Map<Class<?>, Integer> PRIMARY =
      Map.ofEntries(
          Map.entry(SQLiteAccessPermException.class, 3),
          Map.entry(SQLiteAbortException.class, 4),
          Map.entry(SQLiteDatabaseLockedException.class, 5),
          Map.entry(SQLiteTableLockedException.class, 6),
          Map.entry(SQLiteOutOfMemoryException.class, 7),
          Map.entry(CursorWindowAllocationException.class, 7),
          Map.entry(SQLiteReadOnlyDatabaseException.class, 8),
          Map.entry(OperationCanceledException.class, 9),
          Map.entry(SQLiteDiskIOException.class, 10),
          Map.entry(SQLiteDatabaseCorruptException.class, 11),
          Map.entry(SQLiteFullException.class, 13),
          Map.entry(SQLiteCantOpenDatabaseException.class, 14),
          Map.entry(SQLiteBlobTooBigException.class, 18),
          Map.entry(SQLiteConstraintException.class, 19),
          Map.entry(SQLiteDatatypeMismatchException.class, 20),
          Map.entry(SQLiteMisuseException.class, 21),
          Map.entry(SQLiteBindOrColumnIndexOutOfRangeException.class, 25),
          Map.entry(SQLiteNotADatabaseException.class, 26));

  /** How the native code ends a message: "… (code 2067)". */
  private static final Pattern CODE = Pattern.compile("\\(code (\\d{1,5})\\)");

  private DriverTrouble() {}

  static DatabaseException explain(RuntimeException cause, String database) {
    int code = extended(cause, PRIMARY.getOrDefault(cause.getClass(), 1));
    return new DatabaseException(ResultCode.problem(code), database, ResultCode.name(code));
  }

  /** The extended code of the message, if it is one of {@code primary}: a message may be forged. */
  private static int extended(RuntimeException cause, int primary) {
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    Matcher code = CODE.matcher(message);
    while (code.find()) {
      int told = Integer.parseInt(code.group(1));
      if ((told & 0xff) == primary) {
        return told;
      }
    }
    return primary;
  }
}
