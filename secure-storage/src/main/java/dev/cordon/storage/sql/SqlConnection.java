package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;

/**
 * The port to a platform's driver: the one connection to an open database file.
 *
 * <p>Arguments are {@code String}, {@code Long}, {@code Integer}, {@code Double}, {@code byte[]} or
 * {@link SqlNull#NULL}; other types or another number of them are an {@code
 * IllegalArgumentException}. Of the driver's errors only the result code passes: its messages quote
 * statements and search words. One thread calls at a time, but {@link #close} may come at any time
 * from any thread.
 */
public interface SqlConnection {
  /** Runs one statement; returns the rows that it changed itself, 0 if it gave rows back. */
  int execute(String sql, Object... arguments) throws DatabaseException;

  /** Runs one statement and has {@code reading} read what it gives. */
  <T> T query(String sql, Reading<T> reading, Object... arguments) throws DatabaseException;

  /**
   * Stops a statement that runs, and closes; SQLite rolls back what was not committed. From then on
   * everything is refused with {@code why} of the first close.
   */
  default void close(Problem why) {
    close(why, nothing -> {});
  }

  /** As above; {@code last} has the database for itself before it closes, and is heard once. */
  void close(Problem why, LastWord last);

  /** What is said to a database at its end, outside of any transaction. */
  @FunctionalInterface
  interface LastWord {
    /**
     * Must not keep {@code database}, which answers nobody else any more; its close does nothing.
     */
    void say(SqlConnection database);
  }

  /** Opens connections: what a platform's driver is for the rest of the code. */
  @FunctionalInterface
  interface Opener {
    /** Opens the file at {@code place}, and makes it if there is none; see DomainConnection. */
    SqlConnection open(DatabasePlace place) throws StorageException;
  }

  /** Reads the rows of an answer. */
  @FunctionalInterface
  interface Reading<T> {
    /** Makes a value of them; {@code rows} must not be kept. */
    T read(Rows rows) throws DatabaseException;
  }
}
