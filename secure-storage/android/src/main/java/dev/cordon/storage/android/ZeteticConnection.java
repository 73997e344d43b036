package dev.cordon.storage.android;

import android.database.SQLException;
import android.os.CancellationSignal;
import android.os.OperationCanceledException;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.sql.Arguments;
import dev.cordon.storage.sql.Setup;
import dev.cordon.storage.sql.SqlConnection;
import dev.cordon.storage.sql.SqlNull;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.zetetic.database.CursorWindow;
import net.zetetic.database.CursorWindowAllocationException;
import net.zetetic.database.sqlcipher.SQLiteConnection;
import net.zetetic.database.sqlcipher.SQLiteDatabase;
import net.zetetic.database.sqlcipher.SQLiteStatementInfo;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to a database file. Safe for many threads; its monitor is held per call.
 *
 * <p>It is taken from the library's pool when that opens it ({@link Keyed}) and used past the pool:
 * every statement can be cancelled, no second connection is ever made, and {@code BEGIN} means what
 * SQLite means. docs/decisions/0050 says why. Not run on a JVM: see docs/android-storage.md.
 */
final class ZeteticConnection implements SqlConnection {
  private final SQLiteDatabase pool;
  private final SQLiteConnection connection; // guarded by this
  private final String database;
  private final CancellationSignal ending = new CancellationSignal();
  private CancellationSignal signal = ending; // guarded by this
  private volatile Optional<Problem> ended = Optional.empty();

  private ZeteticConnection(SQLiteDatabase pool, SQLiteConnection connection, String database) {
    this.pool = pool;
    this.connection = connection;
    this.database = database;
  }

  static SqlConnection open(DatabasePlace place) throws StorageException {
    NativeLibrary.load(place.name());
    Keyed keyed = new Keyed();
    try (RawKey key = RawKey.of(place)) {
      SQLiteDatabase pool =
          SQLiteDatabase.openDatabase(
              place.file().toString(),
              key.text(),
              null,
              SQLiteDatabase.CREATE_IF_NECESSARY | SQLiteDatabase.ENABLE_WRITE_AHEAD_LOGGING,
              (damaged, why) -> {}, // never delete a damaged file
              keyed);
      return configured(new ZeteticConnection(pool, keyed.connection(), place.name()));
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, place.name());
    }
  }

  /** Again what the library changed after the key was given, such as foreign keys. */
  private static SqlConnection configured(ZeteticConnection opened) throws StorageException {
    try {
      for (String setting : Setup.ALL) {
        int unused = opened.execute(setting);
      }
      return opened;
    } catch (DatabaseException e) {
      opened.close(Problem.CLOSED);
      throw e;
    }
  }

  @Override
  public synchronized int execute(String sql, Object... arguments) throws DatabaseException {
    requireOpen();
    return run(sql, arguments);
  }

  private int run(String sql, Object... arguments) throws DatabaseException {
    SQLiteStatementInfo info = described(sql, arguments);
    if (info.columnNames.length > 0) {
      return window(sql, info, rows -> 0, arguments);
    }
    return driven(() -> changed(sql, values(arguments)));
  }

  /** SQLite's own count stays at the last change's when a statement changes nothing. */
  private int changed(String sql, @Nullable Object[] values) {
    long before = connection.executeForLong("SELECT total_changes()", null, signal);
    int changed = connection.executeForChangedRowCount(sql, values, signal);
    long after = connection.executeForLong("SELECT total_changes()", null, signal);
    return after == before ? 0 : changed;
  }

  @Override
  public synchronized <T> T query(String sql, Reading<T> reading, Object... arguments)
      throws DatabaseException {
    requireOpen();
    return window(sql, described(sql, arguments), reading, arguments);
  }

  /** Copies all rows out of SQLite, then has them read. */
  private <T> T window(
      String sql, SQLiteStatementInfo info, Reading<T> reading, Object... arguments)
      throws DatabaseException {
    CursorWindow window = driven(() -> new CursorWindow("rows"));
    try {
      int counted =
          driven(
              () ->
                  connection.executeForCursorWindow(
                      sql, values(arguments), window, 0, 0, true, signal));
      if (window.getNumRows() < counted) {
        throw new DatabaseException(Problem.STATEMENT_REFUSED, database, "ANSWER_TOO_LARGE");
      }
      return reading.read(new WindowRows(window, List.of(info.columnNames), database));
    } finally {
      window.close();
    }
  }

  private void requireOpen() throws DatabaseException {
    if (ended.isPresent()) {
      throw new DatabaseException(ended.get(), database, "");
    }
  }

  private SQLiteStatementInfo described(String sql, Object... arguments) throws DatabaseException {
    SQLiteStatementInfo info = new SQLiteStatementInfo();
    driven(
        () -> {
          connection.prepare(sql, info);
          return info;
        });
    Arguments.check(info.numParameters, arguments);
    return info;
  }

  private static @Nullable Object[] values(Object... arguments) {
    @Nullable Object[] values = arguments.clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] == SqlNull.NULL ? null : values[i];
    }
    return values;
  }

  private <T> T driven(Supplier<T> call) throws DatabaseException {
    try {
      return call.get();
    } catch (SQLException | OperationCanceledException | CursorWindowAllocationException e) {
      throw ended
          .map(why -> new DatabaseException(why, database, ""))
          .orElseGet(() -> DriverTrouble.explain(e, database));
    }
  }

  @Override
  public void close(Problem why, LastWord last) {
    if (!ended.isPresent()) {
      ended = Optional.of(why);
    }
    ending.cancel();
    closePool(last);
  }

  /** With the monitor: SQLite must not be closed under a statement that still runs. */
  private synchronized void closePool(LastWord last) {
    if (pool.isOpen()) {
      signal = new CancellationSignal(); // nobody cancels what it has to say
      rollBack();
      last.say(new Ending());
      pool.close();
    }
  }

  /** Ends a transaction that somebody was in. */
  private void rollBack() {
    try {
      connection.execute("ROLLBACK", null, signal);
    } catch (SQLException | OperationCanceledException e) {
      return; // there was none
    }
  }

  /** The connection for its last word; the monitor is held. */
  private final class Ending implements SqlConnection {
    @Override
    public int execute(String sql, Object... arguments) throws DatabaseException {
      return run(sql, arguments);
    }

    @Override
    public <T> T query(String sql, Reading<T> reading, Object... arguments)
        throws DatabaseException {
      return window(sql, described(sql, arguments), reading, arguments);
    }

    @Override
    public void close(Problem why, LastWord last) {}
  }
}
