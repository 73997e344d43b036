package dev.cordon.storage.desktop.jdbc;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import java.io.Closeable;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database for libraries that speak JDBC, such as JDBI, jOOQ and Flyway. Safe for many threads.
 *
 * <p>It has one connection, lent to one borrower at a time: {@link #getConnection} waits for its
 * turn, in order, and {@code Connection.close()} gives it back, rolling back what was not
 * committed. Nobody meets {@code SQLITE_BUSY}. A thread that holds a connection and asks for a
 * second one waits for itself, until the timeout. A pool is not needed; one above it must not be
 * larger than one, and then has the connection for itself.
 *
 * <p>Errors are JDBC's standard exceptions whose cause is a {@link DatabaseException}: {@code
 * SQLNonTransientConnectionException} with the problem {@code LOCKED} once the container locked, on
 * everything that came of this source; after the unlock, ask {@code DesktopDatabases} for a new
 * one. What SQL may say is as for {@link dev.cordon.storage.SecureDatabase}: transactions by {@code
 * setAutoCommit}, no {@code ATTACH}, no {@code VACUUM}, no change of the key. The driver's own
 * types are not reachable by {@code unwrap}.
 */
public final class SecureDataSource implements DataSource, Closeable {
  private static final int DEFAULT_TIMEOUT_SECONDS = 30;
  private static final int ALL_WHO_WAIT = 1 << 20;

  private final Engine engine;
  private final Closeable owner;
  private final Semaphore turn = new Semaphore(1, true);
  private volatile Optional<Loan> lent = Optional.empty(); // whoever has the turn changes it
  private volatile int timeoutSeconds = DEFAULT_TIMEOUT_SECONDS;

  private SecureDataSource(Engine engine, Closeable owner) {
    this.engine = engine;
    this.owner = owner;
  }

  /** Lends the connection of {@code engine}; closing the source closes {@code owner}. */
  public static SecureDataSource over(Engine engine, Closeable owner) {
    SecureDataSource source = new SecureDataSource(engine, owner);
    engine.whenEnded(() -> source.turn.release(ALL_WHO_WAIT)); // to be told so
    engine.whenClosing(() -> source.lent.ifPresent(Loan::closeStatements));
    return source;
  }

  /**
   * Waits for the turn.
   *
   * @throws java.sql.SQLTransientConnectionException {@code DATABASE_BUSY} if others kept the
   *     connection for the whole {@link #setLoginTimeout timeout}
   * @throws java.sql.SQLNonTransientConnectionException {@code LOCKED} or {@code CLOSED}
   */
  @Override
  public Connection getConnection() throws SQLException {
    awaitTurn();
    try {
      Loan loan = Loan.of(engine, this::takeBack);
      lent = Optional.of(loan);
      return loan.connection();
    } catch (DatabaseException e) {
      turn.release();
      throw SqlTrouble.of(e);
    }
  }

  private void takeBack() {
    lent = Optional.empty();
    turn.release();
  }

  private void awaitTurn() throws SQLException {
    try {
      if (turn.tryAcquire(timeoutSeconds, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw SqlTrouble.of(
        new DatabaseException(Problem.DATABASE_BUSY, engine.database(), "CONNECTION_NOT_RETURNED"));
  }

  /** Refused: the domain's key opens it, no name and password. */
  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("there are no users; call getConnection()");
  }

  /** Seconds that {@link #getConnection} waits at most; 30 if 0. */
  @Override
  public void setLoginTimeout(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException("a timeout of " + seconds + " seconds");
    }
    timeoutSeconds = seconds == 0 ? DEFAULT_TIMEOUT_SECONDS : seconds;
  }

  @Override
  public int getLoginTimeout() {
    return timeoutSeconds;
  }

  /** Nothing is ever written to a log. */
  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  /** Ignored: nothing is ever written to a log. */
  @Override
  public void setLogWriter(@Nullable PrintWriter writer) {}

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("nothing is logged");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return Guarded.self(this, type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  /** Closes the database; who has or awaits a connection is refused with {@code CLOSED}. */
  @Override
  public void close() {
    try {
      owner.close();
    } catch (java.io.IOException e) {
      throw new IllegalStateException("closing a database does not fail", e);
    }
  }
}
