package dev.cordon.storage.desktop;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.desktop.jdbc.Engine;
import dev.cordon.storage.sql.SqlConnection;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An open connection as JDBC's engine; opened once. */
final class JdbcEngine implements Engine {
  private Optional<SqlCipherConnection> opened = Optional.empty();

  SqlConnection open(DatabasePlace place) throws StorageException {
    SqlCipherConnection connection = SqlCipherConnection.open(place);
    opened = Optional.of(connection);
    return connection;
  }

  private SqlCipherConnection connection() {
    return opened.orElseThrow(IllegalStateException::new);
  }

  @Override
  public String database() {
    return connection().database();
  }

  @Override
  public @Nullable Object run(Call call)
      throws DatabaseException, SQLException, InvocationTargetException, IllegalAccessException {
    return connection().run(call);
  }

  @Override
  public DatabaseException explain(SQLException cause) {
    return connection().explain(cause);
  }

  @Override
  public boolean isOpen() {
    return connection().isOpen();
  }

  @Override
  public void whenEnded(Runnable listener) {
    connection().whenEnded(listener);
  }

  @Override
  public void whenClosing(Runnable step) {
    connection().whenClosing(step);
  }
}
