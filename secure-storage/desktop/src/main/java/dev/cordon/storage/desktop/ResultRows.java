package dev.cordon.storage.desktop;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.sql.Rows;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A result set. */
record ResultRows(ResultSet results, String database) implements Rows {
  @FunctionalInterface
  private interface Column<T> {
    @Nullable T read(int jdbcColumn) throws SQLException;
  }

  @Override
  public List<String> columns() throws DatabaseException {
    try {
      ResultSetMetaData data = results.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        names.add(data.getColumnName(i));
      }
      return names;
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, database);
    }
  }

  @Override
  public boolean next() throws DatabaseException {
    try {
      return results.next();
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, database);
    }
  }

  @Override
  public Kind kind(int column) throws DatabaseException {
    try {
      Object value = results.getObject(column + 1);
      if (value == null) {
        return Kind.NULL;
      } else if (value instanceof String) {
        return Kind.TEXT;
      } else if (value instanceof byte[]) {
        return Kind.BLOB;
      }
      return value instanceof Double ? Kind.REAL : Kind.INTEGER;
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, database);
    }
  }

  @Override
  public String text(int column) throws DatabaseException {
    return present(results::getString, column);
  }

  @Override
  public long integer(int column) throws DatabaseException {
    return present(results::getLong, column);
  }

  @Override
  public double real(int column) throws DatabaseException {
    return present(results::getDouble, column);
  }

  @Override
  public byte[] bytes(int column) throws DatabaseException {
    return present(results::getBytes, column);
  }

  @Override
  public boolean isNull(int column) throws DatabaseException {
    try {
      long unused = results.getLong(column + 1);
      return results.wasNull();
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, database);
    }
  }

  private <T> T present(Column<T> read, int column) throws DatabaseException {
    try {
      T value = read.read(column + 1);
      if (value == null || results.wasNull()) {
        throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "NULL_READ");
      }
      return value;
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, database);
    }
  }
}
