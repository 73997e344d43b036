package dev.cordon.storage.android;

import android.database.Cursor;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.sql.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.zetetic.database.CursorWindow;

/**
 * The rows that the driver copied into native memory.
 *
 * <p>The window's own conversions are not SQLite's: bytes of a text would end in a zero byte, text
 * of bytes is refused, real numbers lose digits. So those are made here.
 */
final class WindowRows implements Rows {
  private final CursorWindow window;
  private final List<String> columns;
  private final String database;
  private int row = -1;

  WindowRows(CursorWindow window, List<String> columns, String database) {
    this.window = window;
    this.columns = columns;
    this.database = database;
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    row++;
    return row < window.getNumRows();
  }

  @Override
  public Kind kind(int column) throws DatabaseException {
    if (row < 0 || row >= window.getNumRows() || column < 0 || column >= columns.size()) {
      throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "SQLITE_RANGE");
    }
    return switch (window.getType(row, column)) {
      case Cursor.FIELD_TYPE_NULL -> Kind.NULL;
      case Cursor.FIELD_TYPE_INTEGER -> Kind.INTEGER;
      case Cursor.FIELD_TYPE_FLOAT -> Kind.REAL;
      case Cursor.FIELD_TYPE_STRING -> Kind.TEXT;
      default -> Kind.BLOB;
    };
  }

  @Override
  public String text(int column) throws DatabaseException {
    return switch (present(column)) {
      case BLOB -> new String(window.getBlob(row, column), StandardCharsets.UTF_8);
      case REAL -> Double.toString(window.getDouble(row, column));
      default -> window.getString(row, column);
    };
  }

  @Override
  public long integer(int column) throws DatabaseException {
    return present(column) == Kind.BLOB ? 0 : window.getLong(row, column);
  }

  @Override
  public double real(int column) throws DatabaseException {
    return present(column) == Kind.BLOB ? 0 : window.getDouble(row, column);
  }

  @Override
  public byte[] bytes(int column) throws DatabaseException {
    return present(column) == Kind.BLOB
        ? window.getBlob(row, column)
        : text(column).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean isNull(int column) throws DatabaseException {
    return kind(column) == Kind.NULL;
  }

  private Kind present(int column) throws DatabaseException {
    Kind kind = kind(column);
    if (kind == Kind.NULL) {
      throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "NULL_READ");
    }
    return kind;
  }
}
