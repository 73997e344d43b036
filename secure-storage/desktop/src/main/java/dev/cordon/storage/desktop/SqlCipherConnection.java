package dev.cordon.storage.desktop;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.desktop.jdbc.Engine;
import dev.cordon.storage.sql.Setup;
import dev.cordon.storage.sql.SqlConnection;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** The one connection to a database file. Safe for many threads; its lock is held per call. */
final class SqlCipherConnection implements SqlConnection {
  private static final long STOP_AGAIN_MILLIS = 20;

  /**
   * The files that this process has open. Locks of POSIX are the process's: reading such a file and
   * closing it would drop SQLite's lock (https://www.sqlite.org/howtocorrupt.html, 2.2).
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final SQLiteConnection connection; // guarded by calls, but for interrupt
  private final KeptStatements kept; // guarded by calls
  private final ReentrantLock calls = new ReentrantLock();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> lastSteps = new CopyOnWriteArrayList<>();
  private final String database;
  private final Path file;
  private boolean closed; // guarded by calls
  private volatile Optional<Problem> ended = Optional.empty();

  private SqlCipherConnection(SQLiteConnection connection, DatabasePlace place) {
    this.connection = connection;
    this.kept = new KeptStatements(connection);
    this.database = place.name();
    this.file = place.file();
  }

  static SqlCipherConnection open(DatabasePlace place) throws StorageException {
    // A URI, so that no character of the directory's name is taken for a setting.
    String url = JDBC.PREFIX + place.file().toUri().toASCIIString();
    if (!OPEN.add(place.file())) {
      throw new DatabaseException(Problem.MEDIUM_FAILED, place.name(), "SQLITE_BUSY");
    }
    boolean opened = false;
    try (SecretBytes key = place.key()) {
      if (!PageOne.fits(place.file(), key)) {
        throw new DatabaseException(Problem.DATABASE_DAMAGED, place.name(), "SQLITE_NOTADB");
      }
      SQLiteConnection connection = Keying.connect(url, key);
      SqlCipherConnection made = configured(new SqlCipherConnection(connection, place));
      opened = true;
      return made;
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, place.name());
    } catch (StorageException e) {
      throw e;
    } catch (IOException e) {
      throw new StorageException(Problem.MEDIUM_FAILED, place.name(), e);
    } finally {
      if (!opened) {
        OPEN.remove(place.file());
      }
    }
  }

  private static SqlCipherConnection configured(SqlCipherConnection opened)
      throws StorageException {
    try {
      for (String setting : Setup.ALL) {
        int unused = opened.execute(setting);
      }
      // No ATTACH and no VACUUM INTO: they would write work data into a file without a key.
      opened.connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
      return opened;
    } catch (SQLException e) {
      opened.abandon();
      throw DriverTrouble.explain(e, opened.database);
    } catch (DatabaseException e) {
      opened.abandon();
      throw e;
    }
  }

  /** Closes a damaged file as it is: interrupted, SQLite does not write the log's pages into it. */
  private void abandon() {
    interrupt();
    closeDriver();
  }

  @Override
  public int execute(String sql, Object... arguments) throws DatabaseException {
    begin();
    try {
      return change(sql, arguments);
    } finally {
      calls.unlock();
    }
  }

  private int change(String sql, Object... arguments) throws DatabaseException {
    try {
      return execute(kept.take(sql), arguments);
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  private int execute(KeptStatements.Taken taken, Object... arguments) throws SQLException {
    PreparedStatement statement = taken.statement();
    boolean open = true;
    try {
      Binding.bind(statement, arguments);
      long before = connection.getDatabase().total_changes();
      boolean rows = statement.execute();
      // SQLite's own count stays at the last change's when a statement changes nothing.
      boolean changed = connection.getDatabase().total_changes() != before;
      int count = changed && !rows ? statement.getUpdateCount() : 0;
      if (!rows) {
        open = false;
        kept.give(taken, arguments);
      }
      return count;
    } finally {
      if (open) {
        statement.close();
      }
    }
  }

  @Override
  public <T> T query(String sql, Reading<T> reading, Object... arguments) throws DatabaseException {
    begin();
    try {
      return read(sql, reading, arguments);
    } finally {
      calls.unlock();
    }
  }

  private <T> T read(String sql, Reading<T> reading, Object... arguments) throws DatabaseException {
    try {
      return query(kept.take(sql), reading, arguments);
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  private <T> T query(KeptStatements.Taken taken, Reading<T> reading, Object... arguments)
      throws SQLException, DatabaseException {
    PreparedStatement statement = taken.statement();
    boolean open = true;
    try {
      Binding.bind(statement, arguments);
      T result;
      try (ResultSet results = statement.executeQuery()) {
        result = reading.read(new ResultRows(results, database));
      }
      open = false;
      kept.give(taken, arguments);
      return result;
    } finally {
      if (open) {
        statement.close();
      }
    }
  }

  /** As {@link Engine#run}. */
  @Nullable Object run(Engine.Call call)
      throws DatabaseException, SQLException, InvocationTargetException, IllegalAccessException {
    begin();
    try {
      return call.on(connection);
    } finally {
      calls.unlock();
    }
  }

  /** Takes the lock; the caller gives it back. */
  private void begin() throws DatabaseException {
    calls.lock();
    if (ended.isPresent()) {
      calls.unlock();
      throw new DatabaseException(ended.get(), database, "");
    }
  }

  String database() {
    return database;
  }

  boolean isOpen() {
    return ended.isEmpty();
  }

  void whenEnded(Runnable listener) {
    listeners.add(listener);
    if (!isOpen()) {
      listener.run();
    }
  }

  void whenClosing(Runnable step) {
    lastSteps.add(step);
  }

  @Override
  public void close(Problem why, LastWord last) {
    if (ended.isEmpty()) {
      ended = Optional.of(why);
      listeners.forEach(Runnable::run);
    }
    awaitCalls();
    try {
      if (!closed) {
        closed = true;
        closeConnection(last);
        OPEN.remove(file); // once: it may be open anew when a second close comes
      }
    } finally {
      calls.unlock();
    }
  }

  /** Stops what runs again and again: an interrupt that comes just before a statement is lost. */
  private void awaitCalls() {
    boolean wasInterrupted = false;
    boolean locked = calls.tryLock();
    while (!locked) {
      interrupt();
      try {
        locked = calls.tryLock(STOP_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void closeConnection(LastWord last) {
    try (Statement statement = connection.createStatement()) {
      // Any statement takes the interrupt back, which else would keep WAL from being emptied.
      boolean unused = statement.execute("SELECT 1");
    } catch (SQLException e) {
      // Closing goes on: what is left in WAL is sealed, and read when it is opened again.
    }
    rollBack();
    last.say(new Ending());
    closeDriver();
  }

  /** Ends a transaction that somebody was in, by text or by JDBC. */
  private void rollBack() {
    try (Statement statement = connection.createStatement()) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      boolean unused = statement.execute("ROLLBACK");
    } catch (SQLException e) {
      return; // there was none
    }
  }

  /** The connection for its last word; the lock is held. */
  private final class Ending implements SqlConnection {
    @Override
    public int execute(String sql, Object... arguments) throws DatabaseException {
      return change(sql, arguments);
    }

    @Override
    public <T> T query(String sql, Reading<T> reading, Object... arguments)
        throws DatabaseException {
      return read(sql, reading, arguments);
    }

    @Override
    public void close(Problem why, LastWord last) {}
  }

  private void closeDriver() {
    try (connection) {
      lastSteps.forEach(Runnable::run);
      kept.clear();
    } catch (SQLException e) {
      return; // committed is committed; the rest is rolled back when it is opened again
    }
  }

  private void interrupt() {
    try {
      if (!connection.isClosed()) {
        connection.getDatabase().interrupt();
      }
    } catch (SQLException e) {
      return; // closed meanwhile
    }
  }

  /** Our error of the driver's; of one that came of a close, that. */
  DatabaseException explain(SQLException cause) {
    return ended
        .map(why -> new DatabaseException(why, database, ""))
        .orElseGet(() -> DriverTrouble.explain(cause, database));
  }
}
