package dev.cordon.storage.android.room;

import android.database.Cursor;
import android.database.MatrixCursor;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.sql.Rows;
import org.jspecify.annotations.Nullable;

/** A query's answer as a cursor, in memory and apart from the connection. */
final class Cursors {
  private Cursors() {}

  static Cursor read(Rows rows) throws DatabaseException {
    String[] columns = rows.columns().toArray(new String[0]);
    MatrixCursor cursor = new MatrixCursor(columns);
    while (rows.next()) {
      @Nullable Object[] row = new Object[columns.length];
      for (int column = 0; column < columns.length; column++) {
        row[column] = value(rows, column);
      }
      cursor.addRow(row);
    }
    return cursor;
  }

  private static @Nullable Object value(Rows rows, int column) throws DatabaseException {
    return switch (rows.kind(column)) {
      case NULL -> null;
      case INTEGER -> rows.integer(column);
      case REAL -> rows.real(column);
      case TEXT -> rows.text(column);
      case BLOB -> rows.bytes(column);
    };
  }
}
