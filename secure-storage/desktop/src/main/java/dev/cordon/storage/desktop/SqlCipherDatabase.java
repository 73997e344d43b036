package dev.cordon.storage.desktop;

import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.RowMapper;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.Work;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives each thread its turn on the one connection.
 *
 * <p>Two locks: {@code turn} is held for a statement or a whole transaction; the connection's
 * monitor only while SQLite works. The container's lock takes the second alone, so that a
 * transaction which waits for something else cannot keep a container open; that transaction meets
 * {@code LOCKED} at its next statement and is rolled back.
 */
final class SqlCipherDatabase implements SecureDatabase {
  private final String name;
  private final SqlCipherConnection connection;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final AtomicReference<Registration> registration = new AtomicReference<>(() -> {});
  private boolean inTransaction; // guarded by turn
  private boolean doomed; // guarded by turn: a part of the transaction failed

  SqlCipherDatabase(String name, SqlCipherConnection connection) {
    this.name = name;
    this.connection = connection;
  }

  /** Has the database close when the domain locks. */
  void watch(Domain domain) throws StorageException {
    try {
      registration.set(domain.closeOnLock(() -> connection.close(Problem.LOCKED)));
    } catch (IOException e) {
      connection.close(Problem.LOCKED);
      throw new StorageException(Problem.LOCKED, name, e);
    }
  }

  @Override
  public int execute(String sql, Object... arguments) throws DatabaseException {
    return inTurn(() -> connection.execute(sql, arguments));
  }

  @Override
  public <T> List<T> query(String sql, RowMapper<T> mapper, Object... arguments)
      throws DatabaseException {
    return inTurn(() -> connection.query(sql, mapper, arguments));
  }

  @Override
  public <T> T transaction(Work<T> work) throws DatabaseException {
    turn.lock();
    try {
      return inTransaction ? joined(work) : outermost(work);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void migrate(List<String> steps) throws DatabaseException {
    long done = query("PRAGMA user_version", row -> row.integer(0)).get(0);
    if (done > steps.size()) {
      throw new DatabaseException(Problem.DATABASE_TOO_NEW, name, "");
    }
    for (int step = (int) done; step < steps.size(); step++) {
      String script = steps.get(step);
      int version = step + 1;
      int unused =
          transaction(
              () -> {
                connection.script(script);
                connection.script("PRAGMA user_version = " + version);
                return version;
              });
    }
  }

  @Override
  public void close() {
    connection.close(Problem.CLOSED);
    registration.getAndSet(() -> {}).close();
  }

  private <T> T inTurn(Work<T> statement) throws DatabaseException {
    turn.lock();
    try {
      if (doomed) {
        throw new DatabaseException(Problem.STATEMENT_REFUSED, name, "TRANSACTION_FAILED");
      }
      return statement.run();
    } catch (DatabaseException e) {
      doomed = inTransaction && (doomed || endsTransaction(e.problem()));
      throw e;
    } finally {
      turn.unlock();
    }
  }

  /** SQLite rolls back by itself on such: what followed would be outside of any transaction. */
  private static boolean endsTransaction(Problem problem) {
    return problem != Problem.CONSTRAINT && problem != Problem.STATEMENT_REFUSED;
  }

  private <T> T outermost(Work<T> work) throws DatabaseException {
    connection.script("BEGIN IMMEDIATE");
    inTransaction = true;
    boolean committed = false;
    try {
      T result = work.run();
      if (doomed) {
        throw new DatabaseException(Problem.STATEMENT_REFUSED, name, "TRANSACTION_FAILED");
      }
      connection.script("COMMIT");
      committed = true;
      return result;
    } finally {
      inTransaction = false;
      doomed = false;
      if (!committed) {
        rollBack();
      }
    }
  }

  private <T> T joined(Work<T> work) throws DatabaseException {
    try {
      return work.run();
    } catch (DatabaseException | RuntimeException | Error e) {
      doomed = true;
      throw e;
    }
  }

  private void rollBack() {
    try {
      connection.script("ROLLBACK");
    } catch (DatabaseException e) {
      return; // SQLite did it already, or the connection is closed and so did the close
    }
  }
}
