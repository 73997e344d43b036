package dev.cordon.storage.desktop;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.Row;
import dev.cordon.storage.StorageException.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The row that a result set stands on. */
record ResultRow(ResultSet results, String database) implements Row {
  @FunctionalInterface
  private interface Column<T> {
    @Nullable T read(int jdbcColumn) throws SQLException;
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
