package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabaseWatch;

/** A connection whose database is given a new mark at its close, if anything was written. */
final class WatchedConnection implements SqlConnection {
  private final SqlConnection driver;
  private final DatabaseWatch watch;
  private final Marks opened;

  private WatchedConnection(SqlConnection driver, DatabaseWatch watch, Marks opened) {
    this.driver = driver;
    this.watch = watch;
    this.opened = opened;
  }

  static SqlConnection over(SqlConnection driver, DatabaseWatch watch) throws DatabaseException {
    return new WatchedConnection(driver, watch, Marks.of(driver));
  }

  @Override
  public int execute(String sql, Object... arguments) throws DatabaseException {
    return driver.execute(sql, arguments);
  }

  @Override
  public <T> T query(String sql, Reading<T> reading, Object... arguments) throws DatabaseException {
    return driver.query(sql, reading, arguments);
  }

  @Override
  public void close(Problem why, LastWord last) {
    driver.close(
        why,
        database -> {
          last.say(database);
          mark(database);
        });
    watch.close();
  }

  /** If it cannot be marked, it is admitted by its old mark. */
  private void mark(SqlConnection database) {
    try {
      watch.leave(
          opened.isBehind(database),
          mark -> {
            int unused = database.execute("PRAGMA application_id = " + mark);
          });
    } catch (StorageException mediumFailed) {
      return;
    }
  }
}
