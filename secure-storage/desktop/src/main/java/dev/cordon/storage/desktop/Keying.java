package dev.cordon.storage.desktop;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.core.secret.SecretBytes;
import java.io.PrintWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConnection;

/**
 * Connects with a key. The driver wants it among the connection's properties, and would keep them
 * for as long as anybody has the connection, closed or not: so it is taken out of them again.
 *
 * <p>The driver takes the key as text, which Java can't zero: what it makes of it is garbage at
 * once and lives until that is collected.
 */
final class Keying {
  private Keying() {}

  /** The driver prints every statement into JDBC's log if the app has one: not that with a key. */
  static synchronized SQLiteConnection connect(String url, SecretBytes key) throws SQLException {
    PrintWriter log = DriverManager.getLogWriter();
    if (log != null) {
      DriverManager.setLogWriter(null);
    }
    try {
      SQLiteConnection connection = JDBC.createConnection(url, cipher(key));
      connection.getDatabase().getConfig().setPragma(Pragma.KEY, "");
      return connection;
    } finally {
      if (log != null) {
        DriverManager.setLogWriter(log);
      }
    }
  }

  /**
   * SQLCipher 4 with a raw key. A3: its AES-256-CBC with HMAC-SHA-512 is chosen here, as the kept
   * database format that both platforms have; the hash that makes the page MAC's key is PBKDF2 with
   * HMAC-SHA-512.
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
}
