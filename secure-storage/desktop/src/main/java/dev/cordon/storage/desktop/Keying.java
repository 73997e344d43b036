package dev.cordon.storage.desktop;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.secret.SecretBytes;
import java.io.PrintWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConnection;

/**
 * Connects, and only then gives the key. As a property of the connection the driver would keep its
 * text for as long as anybody has the connection, closed or not.
 *
 * <p>The driver takes the key in a statement's text, which Java can't zero: what it makes of it is
 * garbage at once and lives until that is collected.
 */
final class Keying {
  private Keying() {}

  static SQLiteConnection connect(String url, SecretBytes key) throws SQLException {
    SQLiteConnection connection = JDBC.createConnection(url, cipher());
    try {
      key(connection, key);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * SQLCipher 4. A3: its AES-256-CBC with HMAC-SHA-512 is chosen here, as the kept database format
   * that both platforms have; the hash that makes the page MAC's key is PBKDF2 with HMAC-SHA-512.
   */
  private static Properties cipher() {
    Properties properties = new Properties();
    properties.setProperty("cipher", "sqlcipher");
    properties.setProperty("legacy", "4");
    properties.setProperty("busy_timeout", "0");
    return properties;
  }

  /** A raw key. The driver prints every statement into JDBC's log if the app has one: not this. */
  private static synchronized void key(SQLiteConnection connection, SecretBytes key)
      throws SQLException {
    PrintWriter log = DriverManager.getLogWriter();
    if (log != null) {
      DriverManager.setLogWriter(null);
    }
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute("PRAGMA key = \"x'" + key.use(Hex::encode) + "'\"");
    } finally {
      if (log != null) {
        DriverManager.setLogWriter(log);
      }
    }
  }
}
