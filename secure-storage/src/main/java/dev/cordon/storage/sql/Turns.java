package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Gives each thread its turn on the one connection, and a thread inside a transaction the turn
 * until its end. A transaction whose part failed is doomed: nothing more runs in it, and it is not
 * committed. Safe for many threads.
 */
public final class Turns {
  private static final int MOST_JUDGED = 64;

  private final String database;
  private final SqlConnection connection;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** Texts that {@link SqlGuard} let pass, so that it need not read them again; guarded by turn. */
  private final Set<String> judged = new HashSet<>();

  private int depth; // guarded by turn: of transactions inside one another
  private boolean doomed; // guarded by turn
  private List<Runnable> afterCommit = List.of(); // guarded by turn

  /** Turns on {@code connection}; {@code database} is its name for errors. */
  public Turns(String database, SqlConnection connection) {
    this.database = database;
    this.connection = connection;
  }

  /** As {@link SqlConnection#execute}, in turn. */
  public int execute(String sql, Object... arguments) throws DatabaseException {
    return inTurn(() -> connection.execute(inside(sql, arguments), arguments));
  }

  /** As {@link SqlConnection#query}, in turn. */
  public <T> T query(String sql, SqlConnection.Reading<T> reading, Object... arguments)
      throws DatabaseException {
    return inTurn(() -> connection.query(inside(sql, arguments), reading, arguments));
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
    List<Runnable> now = List.of();
    try {
      depth--;
      if (depth > 0) {
        doomed |= !successful;
      } else {
        now = finish(successful);
      }
    } finally {
      turn.unlock();
    }
    now.forEach(Runnable::run);
  }

  /**
   * Runs {@code listener} when the transaction that this thread is in was committed, after its
   * turn; never if it is rolled back; now if there is none.
   */
  public void afterCommit(Runnable listener) {
    if (!inTransaction()) {
      listener.run();
      return;
    }
    List<Runnable> all = new ArrayList<>(afterCommit);
    all.add(listener);
    afterCommit = all;
  }

  /** Whether this thread is inside a transaction. */
  public boolean inTransaction() {
    return turn.isHeldByCurrentThread() && depth > 0;
  }

  private List<Runnable> finish(boolean successful) throws DatabaseException {
    boolean committed = false;
    List<Runnable> listeners = afterCommit;
    try {
      if (successful && doomed) {
        throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "TRANSACTION_FAILED");
      }
      if (successful) {
        int unused = connection.execute("COMMIT");
        committed = true;
      }
      return committed ? listeners : List.of();
    } finally {
      doomed = false;
      afterCommit = List.of();
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

  private String inside(String sql, Object... arguments) throws DatabaseException {
    if (!judged.contains(sql)) {
      SqlGuard.require(sql, database);
      if (arguments.length > 0) {
        remember(sql);
      }
    }
    return sql;
  }

  private void remember(String sql) {
    if (judged.size() == MOST_JUDGED) {
      judged.clear();
    }
    judged.add(sql);
  }

  /** SQLite rolls back by itself on such: what followed would be outside of any transaction. */
  private static boolean endsTransaction(Problem problem) {
    return problem != Problem.CONSTRAINT && problem != Problem.STATEMENT_REFUSED;
  }
}
