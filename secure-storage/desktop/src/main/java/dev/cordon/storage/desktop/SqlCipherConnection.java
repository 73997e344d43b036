package dev.cordon.storage.desktop;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.DatabasePlace;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.sql.Settings;
import dev.cordon.storage.sql.SqlConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;

/** The one connection to a database file. Safe for many threads; its monitor is held per call. */
final class SqlCipherConnection implements SqlConnection {
  private final SQLiteConnection connection; // guarded by this
  private final String database;
  private volatile Optional<Problem> ended = Optional.empty();

  private SqlCipherConnection(SQLiteConnection connection, String database) {
    this.connection = connection;
    this.database = database;
  }

  static SqlCipherConnection open(DatabasePlace place) throws StorageException {
    // A URI, so that no character of the directory's name is taken for a setting.
    String url = JDBC.PREFIX + place.file().toUri().toASCIIString();
    try (SecretBytes key = place.key()) {
      SQLiteConnection connection = JDBC.createConnection(url, cipher(key));
      return configured(new SqlCipherConnection(connection, place.name()));
    } catch (SQLException e) {
      throw DriverTrouble.explain(e, place.name());
    }
  }

  /**
   * SQLCipher 4 with a raw key. A3: its AES-256-CBC with HMAC-SHA-512 is chosen here, as the kept
   * database format that both platforms have; the hash that makes the page MAC's key is PBKDF2 with
   * HMAC-SHA-512. The driver wants the key as text, which Java can't zero: it lives until
   * collected.
   */
  private static Properties cipher(SecretBytes key) {
    Properties properties = new Properties();
    properties.setProperty("cipher", "sqlcipher");
    properties.setProperty("legacy", "4");
    properties.setProperty("hexkey_mode", "SQLCIPHER");
    properties.setProperty("busy_timeout", "0");
    properties.setProperty("key", key.use(Hex::encode));
    return properties;
  }

  private static SqlCipherConnection configured(SqlCipherConnection opened)
      throws StorageException {
    try {
      for (String setting : Settings.ALL) {
        int unused = opened.execute(setting);
      }
      // No ATTACH and no VACUUM INTO: they would write work data into a file without a key.
      opened.connection.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
      return opened;
    } catch (SQLException e) {
      opened.close(Problem.CLOSED);
      throw DriverTrouble.explain(e, opened.database);
    } catch (DatabaseException e) {
      opened.close(Problem.CLOSED);
      throw e;
    }
  }

  @Override
  public synchronized int execute(String sql, Object... arguments) throws DatabaseException {
    requireOpen();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Binding.bind(statement, arguments);
      long before = connection.getDatabase().total_changes();
      boolean rows = statement.execute();
      // SQLite's own count stays at the last change's when a statement changes nothing.
      boolean changed = connection.getDatabase().total_changes() != before;
      return changed && !rows ? statement.getUpdateCount() : 0;
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  @Override
  public synchronized <T> T query(String sql, Reading<T> reading, Object... arguments)
      throws DatabaseException {
    requireOpen();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Binding.bind(statement, arguments);
      try (ResultSet results = statement.executeQuery()) {
        return reading.read(new ResultRows(results, database));
      }
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  @Override
  public void close(Problem why) {
    if (ended.isEmpty()) {
      ended = Optional.of(why);
    }
    interrupt();
    closeConnection();
  }

  private synchronized void closeConnection() {
    try (Statement statement = connection.createStatement()) {
      // Any statement takes the interrupt back, which else would keep WAL from being emptied.
      boolean unused = statement.execute("SELECT 1");
    } catch (SQLException e) {
      // Closing goes on: what is left in WAL is sealed, and read when it is opened again.
    }
    try {
      connection.close();
    } catch (SQLException e) {
      return; // committed is committed; the rest is rolled back when it is opened again
    }
  }

  // Without the monitor: the thread that holds it runs the statement to be stopped.
  @SuppressWarnings("GuardedBy")
  private void interrupt() {
    try {
      if (!connection.isClosed()) {
        connection.getDatabase().interrupt();
      }
    } catch (SQLException e) {
      return; // closed meanwhile
    }
  }

  private void requireOpen() throws DatabaseException {
    if (ended.isPresent()) {
      throw new DatabaseException(ended.get(), database, "");
    }
  }

  private DatabaseException explain(SQLException cause) {
    return ended
        .map(why -> new DatabaseException(why, database, ""))
        .orElseGet(() -> DriverTrouble.explain(cause, database));
  }
}
