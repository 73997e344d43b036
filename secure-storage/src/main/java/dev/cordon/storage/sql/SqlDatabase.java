package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.RowMapper;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.Work;
import dev.cordon.storage.databases.DatabasePlace;
import java.util.ArrayList;
import java.util.List;

/** The app's database over a platform's connection. */
public final class SqlDatabase implements SecureDatabase {
  private final String name;
  private final SqlConnection connection;
  private final Turns turns;

  private SqlDatabase(String name, SqlConnection connection) {
    this.name = name;
    this.connection = connection;
    this.turns = new Turns(name, connection);
  }

  /**
   * Opens the database at {@code place} by {@code driver}; it closes when its domain locks.
   *
   * @throws StorageException as {@link DomainConnection#open}
   */
  public static SecureDatabase open(DatabasePlace place, SqlConnection.Opener driver)
      throws StorageException {
    return new SqlDatabase(place.name(), DomainConnection.open(place, driver));
  }

  @Override
  public int execute(String sql, Object... arguments) throws DatabaseException {
    return turns.execute(sql, arguments);
  }

  @Override
  public <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments)
      throws DatabaseException {
    return turns.query(sql, rows -> mapped(rows, mapper), arguments);
  }

  private static <T> List<T> mapped(Rows rows, RowMapper<T> mapper) throws DatabaseException {
    List<T> mapped = new ArrayList<>();
    while (rows.next()) {
      mapped.add(mapper.map(rows));
    }
    return mapped;
  }

  @Override
  public <T> T transaction(Work<T> work) throws DatabaseException {
    turns.begin();
    T result;
    try {
      result = work.run();
    } catch (DatabaseException | RuntimeException | Error e) {
      turns.end(false);
      throw e;
    }
    turns.end(true);
    return result;
  }

  @Override
  public void afterCommit(Runnable listener) {
    turns.afterCommit(listener);
  }

  @Override
  public void migrate(List<String> steps) throws DatabaseException {
    long done = query("PRAGMA user_version", row -> row.integer(0)).get(0);
    if (done > steps.size()) {
      throw new DatabaseException(Problem.DATABASE_TOO_NEW, name, "");
    }
    for (int step = (int) done; step < steps.size(); step++) {
      List<String> statements = Statements.of(steps.get(step));
      int version = step + 1;
      int unused =
          transaction(
              () -> {
                for (String statement : statements) {
                  execute(statement);
                }
                return execute("PRAGMA user_version = " + version);
              });
    }
  }

  @Override
  public void close() {
    connection.close(Problem.CLOSED);
  }
}
