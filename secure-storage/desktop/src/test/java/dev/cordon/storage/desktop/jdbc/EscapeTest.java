package dev.cordon.storage.desktop.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.testing.TestDomain;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConnection;

/** No way leads from a borrowed connection to the driver's own, to another file, or to the key. */
@Tag("A1")
@Tag("A2")
class EscapeTest {
  @TempDir Path directory;
  private Path outside;
  private SecureDataSource source;
  private Connection connection;

  @BeforeEach
  void open() throws Exception {
    outside = directory.resolve("outside.db");
    source =
        DesktopDatabases.in(TestDomain.of(directory.resolve("domain"), "master"))
            .dataSource("mail");
    connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t(a)");
      statement.execute("INSERT INTO t VALUES('CANARY')");
    }
  }

  @AfterEach
  void close() throws Exception {
    connection.close();
    source.close();
    try (Stream<Path> all = Files.list(directory)) {
      assertEquals(List.of(directory.resolve("domain")), all.toList());
    }
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String raw = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(raw.contains("CANARY") || raw.contains("SQLite format"), file.toString());
      }
    }
  }

  @Test
  void everyDoorForSqlIsGuarded() throws SQLException {
    for (String sql :
        List.of(
            "ATTACH '" + outside + "' AS o",
            " \u000BATTACH '" + outside + "' AS o",
            "SELECT 1; VACUUM INTO '" + outside + "'",
            "backup to " + outside,
            "restore from " + outside,
            "SELECT sha3_query('SELECT write' || 'file(\"" + outside + "\", 1)')",
            "SELECT writefile('" + outside + "', a) FROM t",
            "EXPLAIN PRAGMA rekey = ''",
            "PRAGMA rekey = ''",
            "PRAGMA journal_mode = DELETE",
            "BEGIN")) {
      try (Statement statement = connection.createStatement()) {
        for (Executable door :
            List.<Executable>of(
                () -> statement.execute(sql),
                () -> statement.execute(sql, 1),
                () -> statement.executeQuery(sql),
                () -> statement.executeUpdate(sql),
                () -> statement.executeLargeUpdate(sql),
                () -> statement.addBatch(sql),
                () -> connection.prepareStatement(sql),
                () -> connection.prepareStatement(sql, 1),
                () -> connection.prepareCall(sql))) {
          SQLException e = assertThrows(SQLException.class, door, sql);
          assertTrue(e.getCause() != null, e.toString());
        }
      }
    }
  }

  /** A newer driver that brings a further one must be looked at before it is taken. */
  @Test
  void theDriversFunctionsThatReachOutsideAreThoseThatWereLookedAt() throws Exception {
    Set<String> reaching = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name FROM pragma_function_list")) {
      while (rows.next()) {
        String name = rows.getString(1);
        if (name.matches(".*(file|load|query|eval|exec|edit|zip|fs).*")) {
          reaching.add(name);
        }
      }
    }
    assertEquals(
        Set.of("load_extension", "offsets", "readfile", "sha3_query", "writefile"), reaching);
  }

  @Test
  void aSavepointsNameIsNoStatement() throws SQLException {
    connection.setAutoCommit(false);
    String injected = "x; ATTACH '" + outside + "' AS o";
    assertThrows(SQLException.class, () -> connection.setSavepoint(injected));
    Savepoint forged =
        new Savepoint() {
          @Override
          public int getSavepointId() {
            return 1;
          }

          @Override
          public String getSavepointName() {
            return injected;
          }
        };
    assertThrows(SQLException.class, () -> connection.rollback(forged));
    assertThrows(SQLException.class, () -> connection.releaseSavepoint(forged));
  }

  @Test
  void nothingThatComesOutIsOfTheDriver() throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    PreparedStatement prepared = connection.prepareStatement("SELECT a FROM t WHERE a <> ?");
    prepared.setString(1, "");
    ResultSet rows = prepared.executeQuery();
    ResultSet tables = about.getTables(null, null, "t", null);
    for (Object each :
        List.of(
            about,
            prepared,
            prepared.getParameterMetaData(),
            prepared.getMetaData(),
            rows,
            rows.getMetaData(),
            tables,
            tables.getMetaData(),
            connection.createStatement())) {
      assertTrue(Proxy.isProxyClass(each.getClass()), each.getClass().toString());
      assertEquals(1, each.getClass().getInterfaces().length);
    }
    assertSame(connection, about.getConnection());
    assertSame(connection, prepared.getConnection());
    assertSame(prepared, rows.getStatement());
    assertNull(tables.getStatement());
    assertFalse(about.getURL().contains(directory.toString()));
    rows.close();
    tables.close();
  }

  @Test
  void unwrapGivesItselfOnly() throws SQLException {
    assertSame(connection, connection.unwrap(Connection.class));
    assertSame(source, source.unwrap(SecureDataSource.class));
    assertFalse(connection.isWrapperFor(SQLiteConnection.class));
    assertThrows(SQLException.class, () -> connection.unwrap(SQLiteConnection.class));
    try (Statement statement = connection.createStatement()) {
      assertThrows(SQLException.class, () -> statement.unwrap(org.sqlite.core.CoreStatement.class));
    }
  }
}
