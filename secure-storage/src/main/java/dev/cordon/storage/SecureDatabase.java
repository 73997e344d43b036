package dev.cordon.storage;

import java.io.Closeable;
import java.util.List;

/**
 * An encrypted SQL database (SQLCipher 4 format) inside a domain, with full-text search by FTS5.
 *
 * <p>Safe for many threads; one statement or transaction runs at a time. What a method acknowledged
 * by returning outside a transaction, or {@link #transaction} by returning, is on the medium.
 * Values belong into arguments, never into the SQL text. Transactions are begun and ended by {@link
 * #transaction} and not as SQL text. What could let data out of the file or change its key is
 * refused: {@code ATTACH}, {@code VACUUM}, functions that reach files, pragmas that change more
 * than the app's own view. When the container locks, the database closes; later calls are refused
 * with {@code LOCKED}.
 */
public interface SecureDatabase extends Closeable {
  /**
   * Runs one statement.
   *
   * @param arguments for the {@code ?} in turn: {@code String}, {@code Long}, {@code Integer},
   *     {@code Double} or {@code byte[]}; NULL is written in the SQL
   * @return the number of rows changed
   */
  int execute(String sql, Object... arguments) throws DatabaseException;

  /** Runs one query; arguments as for {@link #execute}. All rows are mapped before it returns. */
  <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments) throws DatabaseException;

  /**
   * Runs {@code work} as one transaction: committed when it returns, rolled back when it throws
   * anything. Within one on the same thread it joins that one; if a joined part throws, the whole
   * must not be committed by swallowing the error, so the outermost is then rolled back and
   * refused.
   */
  <T> T transaction(Work<T> work) throws DatabaseException;

  /**
   * Brings the schema up to date: step n, counted from 0, runs once in the database's life, in its
   * own transaction together with {@code PRAGMA user_version}. Never change or reorder steps that
   * were released; append. A step may hold several statements, separated by semicolons.
   *
   * @throws DatabaseException {@code DATABASE_TOO_NEW} if more steps ran than are given
   */
  void migrate(List<String> steps) throws DatabaseException;

  /**
   * Runs {@code listener} once the transaction that this thread is in was committed: on this
   * thread, outside of the transaction, when no lock is held. Never if it is rolled back; at once
   * if this thread is in none. It must not throw: what was committed stays.
   */
  void afterCommit(Runnable listener);

  /** Closes it; an open transaction is rolled back. Later calls are refused with {@code CLOSED}. */
  @Override
  void close();
}
