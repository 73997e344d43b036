package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
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

@Tag("A2")
@Timeout(120)
class SqlCipherTransactionTest {
  @TempDir Path directory;
  private TestDomain domain;
  private SecureDatabase database;
  private final ExecutorService threads = Executors.newFixedThreadPool(16);

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, "master");
    database = DesktopDatabases.in(domain).open("mail");
    database.migrate(List.of("CREATE TABLE t(a INTEGER UNIQUE)"));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    database.close();
  }

  @Test
  void whatThrowsIsRolledBack() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transaction(
                () -> {
                  insert(1);
                  throw new IllegalStateException("the work broke");
                }));
    assertEquals(7, database.<Integer>transaction(() -> insert(2) + 6));
    assertEquals(List.of(2L), rows());
  }

  @Test
  void aTransactionInsideJoinsTheOuterOne() throws IOException {
    assertThrows(
        IllegalStateException.class,
        () ->
            database.transaction(
                () -> {
                  database.transaction(() -> insert(1));
                  throw new IllegalStateException("after the inner one returned");
                }));
    assertEquals(List.of(), rows());
  }

  @Test
  void aFailedInnerPartCantBeCommittedByForgettingItsError() throws IOException {
    DatabaseException e =
        assertThrows(DatabaseException.class, () -> database.transaction(this::forgetful));
    assertEquals(Problem.STATEMENT_REFUSED, e.problem());
    assertEquals(List.of(), rows());
  }

  private int forgetful() throws DatabaseException {
    insert(1);
    try {
      return database.transaction(() -> insert(1));
    } catch (DatabaseException forgotten) {
      return 0;
    }
  }

  @Test
  void aRefusedRowAloneDoesNotEndTheTransaction() throws IOException {
    database.transaction(
        () -> {
          insert(1);
          assertThrows(DatabaseException.class, () -> insert(1));
          return insert(2);
        });
    assertEquals(List.of(1L, 2L), rows());
  }

  @Test
  void aMigrationStepRunsOnceAndWholeOrNotAtAll() throws IOException {
    String first = "CREATE TABLE t(a INTEGER UNIQUE)";
    String second = "CREATE TABLE u(a); INSERT INTO u VALUES(1)";
    database.migrate(List.of(first, second));
    database.migrate(List.of(first, second));
    assertEquals(List.of(1L), database.query("SELECT a FROM u", row -> row.integer(0)));
    List<String> broken = List.of(first, second, "CREATE TABLE v(a); CREATE TABLE u(a)");
    assertThrows(DatabaseException.class, () -> database.migrate(broken));
    assertThrows(DatabaseException.class, () -> database.query("SELECT a FROM v", r -> r.text(0)));
    DatabaseException e =
        assertThrows(DatabaseException.class, () -> database.migrate(List.of(first)));
    assertEquals(Problem.DATABASE_TOO_NEW, e.problem());
  }

  @Test
  void sixteenThreadsTakeTurnsAndNobodyIsBusy() throws Exception {
    List<Future<?>> all = new ArrayList<>();
    for (int thread = 0; thread < 16; thread++) {
      int offset = 1_000 * thread;
      all.add(threads.submit(() -> insertPairs(offset)));
    }
    for (Future<?> each : all) {
      each.get();
    }
    assertEquals(16 * 40, rows().size());
  }

  private boolean insertPairs(int offset) throws IOException {
    for (int i = 0; i < 40; i += 2) {
      int row = offset + i;
      database.transaction(() -> insert(row) + insert(row + 1));
      assertEquals(0, rows().size() % 2); // no half of another's transaction shows
    }
    return true;
  }

  @Test
  @Tag("D2")
  void lockingClosesItEvenInTheMiddleOfAWaitingTransaction() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch locked = new CountDownLatch(1);
    Future<Integer> waiting =
        threads.submit(
            () ->
                database.transaction(
                    () -> {
                      insert(1);
                      inside.countDown();
                      await(locked);
                      return insert(2);
                    }));
    inside.await();
    domain.lock();
    locked.countDown();
    ExecutionException e = assertThrows(ExecutionException.class, waiting::get);
    assertEquals(Problem.LOCKED, assertInstanceOf(StorageException.class, e.getCause()).problem());
    assertLocked();
    domain.unlock();
    database = DesktopDatabases.in(domain).open("mail");
    assertEquals(List.of(), rows());
  }

  @Test
  @Tag("D2")
  void lockingStopsAStatementThatRunsForLong() throws Exception {
    String endless =
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n";
    CountDownLatch started = new CountDownLatch(1);
    Future<?> running =
        threads.submit(
            () -> {
              started.countDown();
              return database.query(endless, row -> row.integer(0));
            });
    started.await();
    Thread.sleep(200); // so that it most likely runs; either way it must end
    domain.lock();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> running.get(60, TimeUnit.SECONDS));
    assertEquals(Problem.LOCKED, assertInstanceOf(StorageException.class, e.getCause()).problem());
    assertLocked();
  }

  private void assertLocked() {
    for (var refused :
        List.<org.junit.jupiter.api.function.Executable>of(
            () -> insert(9), this::rows, () -> DesktopDatabases.in(domain).open("mail"))) {
      assertEquals(Problem.LOCKED, assertThrows(StorageException.class, refused).problem());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int insert(int value) throws DatabaseException {
    return database.execute("INSERT INTO t VALUES(?)", value);
  }

  private List<Long> rows() throws DatabaseException {
    return database.query("SELECT a FROM t ORDER BY a", row -> row.integer(0));
  }
}
