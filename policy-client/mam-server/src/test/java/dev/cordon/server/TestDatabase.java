package dev.cordon.server;

import dev.cordon.server.register.PostgresAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The database that a test's servers use: SQLite, or, under {@code
 * -Dcordon.test.database=postgresql}, for each data directory a fresh one of a real PostgreSQL.
 */
final class TestDatabase {
  private static final boolean ON_POSTGRES =
      System.getProperty("cordon.test.database", "").equals("postgresql");
  private static final Map<Path, String> BY_DIRECTORY = new ConcurrentHashMap<>();

  private TestDatabase() {}

  /** Options for a server on {@code data}. */
  static ServerOptions options(Path data) {
    ServerOptions options = ServerOptions.loopback();
    return ON_POSTGRES ? options.withDatabase(address(url(data))) : options;
  }

  /** A connection to the register of {@code data}, past the server. */
  static Connection connect(Path data) throws SQLException {
    if (ON_POSTGRES) {
      return TestPostgres.connect(url(data));
    }
    return DriverManager.getConnection(
        "jdbc:sqlite:" + data.resolve("organisation").resolve("register.db"));
  }

  static boolean isShared() {
    return ON_POSTGRES;
  }

  static String url(Path data) {
    return BY_DIRECTORY.computeIfAbsent(
        data.toAbsolutePath(), fresh -> TestPostgres.shared().newDatabase());
  }

  static PostgresAddress address(String url) {
    return PostgresAddress.parse(url).orElseThrow();
  }
}
