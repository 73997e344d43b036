package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.Work;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives each thread its turn on the one connection, and a thread inside a transaction the turn
 * until its end. A transaction whose part failed is doomed: nothing more runs in it, and it is not
 * committed. Safe for many threads.
 */
public final class Turns {
  /** They write work data into a second file, which has no key. */
  private static final Set<String> WRITES_OUTSIDE = Set.of("ATTACH", "DETACH", "VACUUM");

  /** Past {@link #begin} and {@link #end} they would take a transaction from its thread. */
  private static final Set<String> TRANSACTIONS =
      Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE");

  private final String database;
  private final SqlConnection connection;
  private final ReentrantLock turn = new ReentrantLock(true);
  private int depth; // guarded by turn: of transactions inside one another
  private boolean doomed; // guarded by turn

  /** Turns on {@code connection}; {@code database} is its name for errors. */
  public Turns(String database, SqlConnection connection) {
    this.database = database;
    this.connection = connection;
  }

  /** As {@link SqlConnection#execute}, in turn. */
  public int execute(String sql, Object... arguments) throws DatabaseException {
    return inTurn(() -> connection.execute(inside(sql), arguments));
  }

  /** As {@link SqlConnection#query}, in turn. */
  public <T> T query(String sql, SqlConnection.Reading<T> reading, Object... arguments)
      throws DatabaseException {
    return inTurn(() -> connection.query(inside(sql), reading, arguments));
  }

  /** Runs statements without another thread's between them; not a transaction by itself. */
  public <T> T inTurn(Work<T> statements) throws DatabaseException {
    turn.lock();
    try {
      if (doomed) {
        throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "TRANSACTION_FAILED");
      }
      return statements.run();
    } catch (DatabaseException e) {
      doomed = depth > 0 && (doomed || endsTransaction(e.problem()));
      throw e;
    } finally {
      turn.unlock();
    }
  }

  /** Begins a transaction, or joins this thread's; each needs its {@link #end}, on this thread. */
  public void begin() throws DatabaseException {
    turn.lock();
    boolean begun = false;
    try {
      if (depth == 0) {
        int unused = connection.execute("BEGIN IMMEDIATE");
      }
      depth++;
      begun = true;
    } finally {
      if (!begun) {
        turn.unlock();
      }
    }
  }

  /**
   * Ends what the last {@link #begin} began. The outermost commits if all parts were successful and
   * rolls back if not.
   *
   * @throws DatabaseException if it was to be successful and is not committed
   */
  public void end(boolean successful) throws DatabaseException {
    if (!inTransaction()) {
      throw new IllegalStateException("this thread is in no transaction");
    }
    try {
      depth--;
      if (depth > 0) {
        doomed |= !successful;
      } else {
        finish(successful);
      }
    } finally {
      turn.unlock();
    }
  }

  /** Whether this thread is inside a transaction. */
  public boolean inTransaction() {
    return turn.isHeldByCurrentThread() && depth > 0;
  }

  private void finish(boolean successful) throws DatabaseException {
    boolean committed = false;
    try {
      if (successful && doomed) {
        throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "TRANSACTION_FAILED");
      }
      if (successful) {
        int unused = connection.execute("COMMIT");
        committed = true;
      }
    } finally {
      doomed = false;
      if (!committed) {
        rollBack();
      }
    }
  }

  private void rollBack() {
    try {
      int unused = connection.execute("ROLLBACK");
    } catch (DatabaseException e) {
      return; // SQLite did it already, or the connection is closed and so did the close
    }
  }

  private String inside(String sql) throws DatabaseException {
    String verb = Statements.verb(sql);
    if (WRITES_OUTSIDE.contains(verb)) {
      throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "WRITES_OUTSIDE");
    }
    if (TRANSACTIONS.contains(verb)) {
      throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "TRANSACTION_BY_SQL");
    }
    return sql;
  }

  /** SQLite rolls back by itself on such: what followed would be outside of any transaction. */
  private static boolean endsTransaction(Problem problem) {
    return problem != Problem.CONSTRAINT && problem != Problem.STATEMENT_REFUSED;
  }
}
