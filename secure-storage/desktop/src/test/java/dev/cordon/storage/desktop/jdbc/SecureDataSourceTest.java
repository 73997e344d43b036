package dev.cordon.storage.desktop.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.testing.TestDomain;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One borrower at a time, and what becomes of the connection between them. */
@Tag("A2")
@Timeout(120)
class SecureDataSourceTest {
  @TempDir Path directory;
  private TestDomain domain;
  private SecureDataSource source;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);

  @BeforeEach
  void open() throws Exception {
    domain = TestDomain.of(directory, "master");
    source = DesktopDatabases.in(domain).dataSource("mail");
    try (Connection connection = source.getConnection()) {
      run(connection, "CREATE TABLE t(a INTEGER UNIQUE, b TEXT)");
    }
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    source.close();
    assertEquals(0, domain.openResources());
  }

  @Test
  void sixteenThreadsReadAndWriteAndNobodyIsBusy() throws Exception {
    List<Future<Boolean>> all = new ArrayList<>();
    for (int thread = 0; thread < 16; thread++) {
      int offset = 1_000 * thread;
      all.add(threads.submit(() -> insertPairs(offset)));
    }
    for (Future<Boolean> each : all) {
      assertTrue(each.get());
    }
    assertEquals(16 * 20, count());
  }

  private boolean insertPairs(int offset) throws SQLException {
    for (int i = 0; i < 20; i += 2) {
      try (Connection connection = source.getConnection()) {
        connection.setAutoCommit(false);
        insert(connection, offset + i);
        insert(connection, offset + i + 1);
        connection.commit();
      }
      assertEquals(0, count() % 2); // no half of another's transaction shows
    }
    return true;
  }

  @Test
  void whatWasNotCommittedIsRolledBackWhenItIsGivenBack() throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, 1);
    }
    try (Connection connection = source.getConnection()) {
      assertTrue(connection.getAutoCommit());
      assertEquals(0, count(connection));
    }
  }

  @Test
  void whatABorrowerTurnedOffIsOnForTheNext() throws SQLException {
    try (Connection connection = source.getConnection()) {
      run(connection, "PRAGMA foreign_keys = OFF");
      run(connection, "PRAGMA query_only = ON");
    }
    try (Connection connection = source.getConnection()) {
      assertEquals(1, number(connection, "PRAGMA foreign_keys"));
      assertEquals(0, number(connection, "PRAGMA query_only"));
    }
  }

  @Test
  void aConnectionThatIsNotGivenBackBlocksNobodyForEver() throws SQLException {
    source.setLoginTimeout(1);
    try (Connection kept = source.getConnection()) {
      SQLException e =
          assertThrows(SQLTransientConnectionException.class, () -> source.getConnection());
      assertEquals(Problem.DATABASE_BUSY, problem(e));
      assertFalse(kept.isClosed());
    }
    assertEquals(0, count());
  }

  @Test
  void anInterruptedWaitEndsAndTheThreadStaysInterrupted() throws SQLException {
    try (Connection kept = source.getConnection()) {
      Thread.currentThread().interrupt();
      assertThrows(SQLTransientConnectionException.class, () -> source.getConnection());
      assertTrue(Thread.interrupted());
      assertTrue(kept.isValid(1));
    }
  }

  @Test
  void aGivenBackConnectionAndAllThatCameOfItIsOfNoUse() throws SQLException {
    Connection old = source.getConnection();
    PreparedStatement insert = old.prepareStatement("INSERT INTO t(a) VALUES(1)");
    ResultSet rows = old.createStatement().executeQuery("SELECT 1");
    old.close();
    old.close();
    try (Connection next = source.getConnection()) {
      for (org.junit.jupiter.api.function.Executable refused :
          List.<org.junit.jupiter.api.function.Executable>of(
              insert::executeUpdate, rows::next, old::createStatement, old::commit)) {
        assertEquals(Problem.CLOSED, problem(assertThrows(SQLException.class, refused)));
      }
      assertTrue(old.isClosed() && insert.isClosed() && rows.isClosed());
      assertFalse(old.isValid(1));
      insert.close();
      assertEquals(0, count(next));
    }
    source.setLoginTimeout(1);
    source.getConnection().close(); // the second close gave nothing back twice
    try (Connection only = source.getConnection()) {
      assertThrows(SQLException.class, () -> source.getConnection());
      assertFalse(only.isClosed());
    }
  }

  @Test
  void aSecondOpenOfTheSameFileIsRefused() {
    StorageException e =
        assertThrows(StorageException.class, () -> DesktopDatabases.in(domain).open("mail"));
    assertEquals(Problem.MEDIUM_FAILED, e.problem());
  }

  @Test
  void errorsAreStandardOnesWithOursAsCauseAndRepeatNoData() throws SQLException {
    try (Connection connection = source.getConnection()) {
      insert(connection, 1);
      SQLException twice =
          assertThrows(SQLIntegrityConstraintViolationException.class, () -> insert(connection, 1));
      assertEquals("23000", twice.getSQLState());
      assertEquals("SQLITE_CONSTRAINT_UNIQUE", ours(twice).code());
      SQLException wrong =
          assertThrows(SQLException.class, () -> run(connection, "SELECT CANARY FROM t"));
      assertEquals(Problem.STATEMENT_REFUSED, problem(wrong));
      assertNull(ours(wrong).getCause());
      assertFalse(wrong.toString().contains("CANARY"));
    }
  }

  @Test
  void afterARollbackBySqliteItselfNothingIsCommittedWithoutItsBeginning() throws SQLException {
    try (Connection connection = source.getConnection()) {
      run(connection, "PRAGMA max_page_count = 8");
      connection.setAutoCommit(false);
      insert(connection, 1);
      SQLException full =
          assertThrows(
              SQLException.class,
              () -> run(connection, "INSERT INTO t VALUES(2, zeroblob(1000000))"));
      assertEquals(Problem.DISK_FULL, problem(full));
      assertThrows(SQLException.class, () -> insert(connection, 3));
      assertThrows(SQLException.class, connection::commit);
      connection.rollback();
      insert(connection, 4);
      connection.commit();
    }
    try (Connection connection = source.getConnection()) {
      assertEquals(4, number(connection, "SELECT sum(a) FROM t"));
    }
  }

  @Test
  void savepointsWork() throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      insert(connection, 1);
      Savepoint savepoint = connection.setSavepoint("inner");
      insert(connection, 2);
      connection.rollback(savepoint);
      connection.releaseSavepoint(savepoint);
      connection.commit();
      assertEquals(1, count(connection));
    }
  }

  @Test
  @Tag("D2")
  void aLockEndsBorrowersAndThoseWhoWait() throws Exception {
    Connection kept = source.getConnection();
    PreparedStatement insert = kept.prepareStatement("INSERT INTO t(a) VALUES(1)");
    Future<Connection> waiting = threads.submit(() -> source.getConnection());
    domain.lock();
    ExecutionException told =
        assertThrows(ExecutionException.class, () -> waiting.get(60, TimeUnit.SECONDS));
    assertEquals(Problem.LOCKED, problem(assertInstanceOf(SQLException.class, told.getCause())));
    assertInstanceOf(SQLNonTransientConnectionException.class, told.getCause());
    assertEquals(Problem.LOCKED, problem(assertThrows(SQLException.class, insert::executeUpdate)));
    assertEquals(
        Problem.LOCKED, problem(assertThrows(SQLException.class, () -> source.getConnection())));
    assertTrue(kept.isClosed());
    assertFalse(kept.isValid(1));
    kept.close();
    assertEquals(
        Problem.LOCKED, problem(assertThrows(SQLException.class, () -> source.getConnection())));
    domain.unlock();
    source = DesktopDatabases.in(domain).dataSource("mail");
    assertEquals(0, count());
  }

  @Test
  @Tag("D2")
  void aLockStopsAStatementThatRunsForLong() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Future<Long> running =
        threads.submit(
            () -> {
              try (Connection connection = source.getConnection()) {
                started.countDown();
                return number(
                    connection,
                    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
                        + " SELECT max(x) FROM n");
              }
            });
    started.await();
    domain.lock();
    ExecutionException told =
        assertThrows(ExecutionException.class, () -> running.get(60, TimeUnit.SECONDS));
    assertEquals(Problem.LOCKED, problem(assertInstanceOf(SQLException.class, told.getCause())));
  }

  @Test
  void whatWasCommittedIsThereForSecureDatabaseToo() throws Exception {
    try (Connection connection = source.getConnection()) {
      insert(connection, 7);
    }
    source.close();
    assertEquals(
        Problem.CLOSED, problem(assertThrows(SQLException.class, () -> source.getConnection())));
    try (var database = DesktopDatabases.in(domain).open("mail")) {
      assertEquals(List.of(7L), database.query("SELECT a FROM t", row -> row.integer(0)));
    }
  }

  @Test
  void proxiesAreEqualToThemselvesOnly() throws SQLException {
    try (Connection connection = source.getConnection();
        Statement one = connection.createStatement();
        Statement two = connection.createStatement()) {
      assertNotEquals(one, two);
      assertEquals(one.getConnection(), two.getConnection());
      assertEquals(one.hashCode(), one.hashCode());
      assertSame(connection, one.getConnection());
      assertFalse((one + "" + connection).contains("sqlite"));
    }
  }

  private long count() throws SQLException {
    try (Connection connection = source.getConnection()) {
      return count(connection);
    }
  }

  private static long count(Connection connection) throws SQLException {
    return number(connection, "SELECT count(*) FROM t");
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getLong(1);
    }
  }

  private static void insert(Connection connection, int value) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("INSERT INTO t(a) VALUES(?)")) {
      statement.setInt(1, value);
      assertEquals(1, statement.executeUpdate());
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Problem problem(SQLException e) {
    return ours(e).problem();
  }

  private static DatabaseException ours(SQLException e) {
    return assertInstanceOf(DatabaseException.class, e.getCause(), e.toString());
  }
}
