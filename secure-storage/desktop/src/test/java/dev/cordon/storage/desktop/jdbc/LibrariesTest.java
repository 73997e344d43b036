package dev.cordon.storage.desktop.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.testing.TestDomain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other people's libraries, unchanged. */
@Tag("A2")
@Timeout(120)
class LibrariesTest {
  @TempDir Path directory;
  private TestDomain domain;
  private SecureDataSource source;

  @BeforeEach
  void open() throws Exception {
    domain = TestDomain.of(directory.resolve("domain"), "master");
    source = DesktopDatabases.in(domain).dataSource("mail");
  }

  @AfterEach
  void close() {
    source.close();
  }

  record Mail(long id, String subject) {}

  @Test
  void jdbiQueriesBatchesAndRollsBack() {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.useHandle(handle -> handle.execute("CREATE TABLE mail(id INTEGER, subject TEXT)"));
    jdbi.useTransaction(
        handle -> {
          var batch = handle.prepareBatch("INSERT INTO mail VALUES(:id, :subject)");
          for (int i = 0; i < 100; i++) {
            batch.bind("id", i).bind("subject", "件名 " + i).add();
          }
          assertEquals(100, batch.execute().length);
        });
    assertThrows(
        IllegalStateException.class,
        () ->
            jdbi.useTransaction(
                handle -> {
                  handle.execute("DELETE FROM mail");
                  handle.savepoint("half");
                  handle.rollbackToSavepoint("half");
                  throw new IllegalStateException("the work broke");
                }));
    List<Mail> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("SELECT id, subject FROM mail WHERE id > ? ORDER BY id")
                    .bind(0, 97)
                    .map((rows, context) -> new Mail(rows.getLong("id"), rows.getString(2)))
                    .list());
    assertEquals(List.of(new Mail(98, "件名 98"), new Mail(99, "件名 99")), found);
  }

  @Test
  @Tag("D2")
  void jdbiHearsOfALockWithTheProblemInTheCauses() throws Exception {
    Jdbi jdbi = Jdbi.create(source);
    domain.lock();
    JdbiException e =
        assertThrows(JdbiException.class, () -> jdbi.useHandle(handle -> handle.execute("x")));
    SQLException sql = assertInstanceOf(SQLException.class, e.getCause());
    assertEquals(
        Problem.LOCKED, assertInstanceOf(DatabaseException.class, sql.getCause()).problem());
  }

  @Test
  void flywayMigratesAgainAndRepairsWhatItWantsTo() throws Exception {
    Path scripts = Files.createDirectory(directory.resolve("scripts"));
    Files.writeString(
        scripts.resolve("V1__first.sql"),
        """
        CREATE TABLE mail(id INTEGER PRIMARY KEY, subject TEXT);
        CREATE TRIGGER t AFTER INSERT ON mail BEGIN SELECT 1; SELECT 2; END;
        INSERT INTO mail VALUES(1, 'a;b');
        """);
    assertEquals(1, flyway(scripts).migrate().migrationsExecuted);
    Files.writeString(scripts.resolve("V2__second.sql"), "ALTER TABLE mail ADD COLUMN size REAL;");
    assertEquals(1, flyway(scripts).migrate().migrationsExecuted);
    assertEquals(0, flyway(scripts).migrate().migrationsExecuted);
    flyway(scripts).validate();
    assertEquals("2", flyway(scripts).info().current().getVersion().toString());
    Jdbi jdbi = Jdbi.create(source);
    String subject =
        jdbi.withHandle(
            handle -> handle.createQuery("SELECT subject FROM mail").mapTo(String.class).one());
    assertEquals("a;b", subject);
    Path outside = directory.resolve("outside.db");
    Files.writeString(scripts.resolve("V3__third.sql"), "ATTACH '" + outside + "' AS o;");
    assertThrows(FlywayException.class, () -> flyway(scripts).migrate());
    assertTrue(Files.notExists(outside));
  }

  private Flyway flyway(Path scripts) {
    return Flyway.configure().dataSource(source).locations("filesystem:" + scripts).load();
  }

  @Test
  void jooqQueriesAndJoinsItsTransactions() {
    DSLContext sql = DSL.using(source, SQLDialect.SQLITE);
    sql.execute("CREATE TABLE mail(id INTEGER PRIMARY KEY, subject TEXT)");
    sql.transaction(
        inner -> {
          inner.dsl().execute("INSERT INTO mail VALUES(?, ?)", 1, "a");
          inner
              .dsl()
              .transaction(nested -> nested.dsl().execute("INSERT INTO mail VALUES(2, 'b')"));
        });
    assertThrows(
        RuntimeException.class,
        () ->
            sql.transaction(
                inner -> {
                  inner.dsl().execute("DELETE FROM mail");
                  throw new IllegalStateException("the work broke");
                }));
    List<String> subjects =
        sql.select(DSL.field("subject", String.class))
            .from(DSL.table("mail"))
            .orderBy(DSL.field("id"))
            .fetch(DSL.field("subject", String.class));
    assertEquals(List.of("a", "b"), subjects);
  }

  @Test
  void hikariOnTopOfItServesManyThreads() throws Exception {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setMaximumPoolSize(1);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      Jdbi jdbi = Jdbi.create(pool);
      jdbi.useHandle(handle -> handle.execute("CREATE TABLE t(a)"));
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(
            CompletableFuture.runAsync(
                () -> jdbi.useTransaction(handle -> handle.execute("INSERT INTO t VALUES(1)"))));
      }
      CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
      long count =
          jdbi.withHandle(
              handle -> handle.createQuery("SELECT count(*) FROM t").mapTo(Long.class).one());
      assertEquals(16, count);
    }
    try (Connection again = source.getConnection()) {
      assertTrue(again.isValid(1)); // the pool gave it back
    }
  }
}
