package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
class SqlCipherDatabaseTest {
  private static final String TABLE =
      "CREATE TABLE mail(id INTEGER PRIMARY KEY, subject TEXT UNIQUE, size REAL, body BLOB)";

  @TempDir Path directory;
  private TestDomain domain;
  private SecureDatabase database;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, "master");
    database = DesktopDatabases.in(domain).open("mail");
  }

  @AfterEach
  void close() {
    database.close();
    assertEquals(0, domain.openResources());
  }

  @Test
  void valuesComeBackAsTheyWent() throws IOException {
    assertEquals(0, database.execute(TABLE));
    byte[] body = {0, 1, (byte) 255};
    String insert = "INSERT INTO mail VALUES(?, ?, ?, ?)";
    assertEquals(1, database.execute(insert, Long.MIN_VALUE, "件名 🗾", 1.5, body));
    assertEquals(1, database.execute(insert, 7, "b", 2.0, new byte[0]));
    assertEquals(2, database.execute("UPDATE mail SET size = size + 1"));
    assertEquals(0, database.execute("CREATE TABLE other(a)"));
    database.query(
        "SELECT id, subject, size, body FROM mail WHERE subject = ?",
        row -> {
          assertEquals(Long.MIN_VALUE, row.integer(0));
          assertEquals("件名 🗾", row.text(1));
          assertEquals(2.5, row.real(2));
          assertArrayEquals(body, row.bytes(3));
          assertFalse(row.isNull(3));
          return row.integer(0);
        },
        "件名 🗾");
    assertEquals(List.of("b", "件名 🗾"), subjects());
  }

  @Test
  void whatWasWrittenIsThereAfterClosing() throws IOException {
    database.execute(TABLE);
    insert("a");
    database.close();
    database = DesktopDatabases.in(domain).open("mail");
    assertEquals(List.of("a"), subjects());
  }

  @Test
  void databasesOfOtherNamesAreApart() throws IOException {
    database.execute(TABLE);
    try (SecureDatabase other = DesktopDatabases.in(domain).open("予定")) {
      assertEquals(
          List.of(0L), other.query("SELECT count(*) FROM sqlite_master", r -> r.integer(0)));
    }
  }

  @Test
  void nullIsNeverTakenForAValue() throws IOException {
    String sql = "SELECT NULL";
    assertEquals(List.of(true), database.query(sql, row -> row.isNull(0)));
    refused(Problem.STATEMENT_REFUSED, () -> database.query(sql, row -> row.text(0)));
    refused(Problem.STATEMENT_REFUSED, () -> database.query(sql, row -> row.integer(0)));
    refused(Problem.STATEMENT_REFUSED, () -> database.query(sql, row -> row.bytes(0)));
  }

  @Test
  void fullTextSearchWorks() throws IOException {
    database.execute("CREATE VIRTUAL TABLE text USING fts5(body, tokenize = 'trigram')");
    database.execute("INSERT INTO text VALUES(?)", "四半期の請求書を送ります");
    database.execute("INSERT INTO text VALUES(?)", "lunch?");
    String search = "SELECT rowid FROM text WHERE text MATCH ?";
    assertEquals(List.of(1L), database.query(search, row -> row.integer(0), "\"請求書\""));
  }

  @Test
  void aBadSearchIsRefusedWithoutRepeatingItsWords() throws IOException {
    database.execute("CREATE VIRTUAL TABLE text USING fts5(body)");
    StorageException e =
        refused(
            Problem.STATEMENT_REFUSED,
            () ->
                database.query(
                    "SELECT 'CANARY' FROM text WHERE text MATCH ?", r -> r.text(0), "CANARY \""));
    assertNull(e.getCause());
    assertFalse((e + e.text(Locale.ENGLISH) + e.text(Locale.JAPANESE)).contains("CANARY"));
  }

  @Test
  void aRuleOfTheSchemaIsSaidApartFromAWrongStatement() throws IOException {
    database.execute(TABLE);
    insert("a");
    refused(Problem.CONSTRAINT, () -> insert("a"));
    refused(Problem.STATEMENT_REFUSED, () -> database.execute("SELEKT 1"));
    assertThrows(IllegalArgumentException.class, () -> database.execute("SELECT ?", true));
    assertThrows(IllegalArgumentException.class, () -> database.execute("SELECT ?"));
  }

  @Test
  void foreignKeysAreKept() throws IOException {
    database.execute("CREATE TABLE folder(id INTEGER PRIMARY KEY)");
    database.execute("CREATE TABLE item(folder INTEGER REFERENCES folder(id))");
    refused(Problem.CONSTRAINT, () -> database.execute("INSERT INTO item VALUES(1)"));
  }

  @Test
  void everyConnectionIsSetUpAsPromised() throws IOException {
    for (Map.Entry<String, Object> promised :
        Map.<String, Object>of(
                "cache_size", "-65536",
                "foreign_keys", "1",
                "secure_delete", "1",
                "synchronous", "2",
                "temp_store", "2",
                "trusted_schema", "0",
                "journal_mode", "wal",
                "locking_mode", "exclusive")
            .entrySet()) {
      String pragma = "PRAGMA " + promised.getKey();
      assertEquals(
          List.of(promised.getValue()), database.query(pragma, row -> row.text(0)), pragma);
    }
  }

  @Test
  @Tag("A1")
  void noStatementCanWriteIntoAFileOutside() {
    Path outside = directory.resolve("outside.db");
    for (String sql :
        List.of(
            "ATTACH '" + outside + "' AS o",
            "VACUUM INTO '" + outside + "'",
            " \u000BATTACH '" + outside + "' AS o",
            "SELECT writefile('" + outside + "', 'x')")) {
      refused(Problem.STATEMENT_REFUSED, () -> database.execute(sql));
      assertFalse(outside.toFile().exists());
    }
  }

  @Test
  void aFullDiskIsSaidAndWhatWasThereIsIntact() throws IOException {
    database.execute(TABLE);
    insert("a");
    database.query("PRAGMA max_page_count = 8", row -> row.integer(0));
    refused(
        Problem.DISK_FULL,
        () ->
            database.transaction(
                () -> {
                  insert("b");
                  return database.execute(
                      "INSERT INTO mail(subject, body) VALUES('c', zeroblob(1000000))");
                }));
    assertEquals(List.of("a"), subjects());
  }

  @Test
  void aSecondOpenOfTheSameFileIsRefused() {
    refused(Problem.MEDIUM_FAILED, () -> DesktopDatabases.in(domain).open("mail"));
  }

  @Test
  void namesThatCantBeAreRefused() {
    refused(Problem.NAME_INVALID, () -> DesktopDatabases.in(domain).open(""));
    refused(Problem.NAME_INVALID, () -> DesktopDatabases.in(domain).open("a\0"));
  }

  @Test
  void aClosedDatabaseSaysSo() throws IOException {
    database.close();
    database.close();
    refused(Problem.CLOSED, () -> database.execute("SELECT 1"));
    refused(Problem.CLOSED, () -> database.transaction(() -> 1));
  }

  private void insert(String subject) throws DatabaseException {
    database.execute("INSERT INTO mail(subject) VALUES(?)", subject);
  }

  private List<String> subjects() throws IOException {
    return database.query("SELECT subject FROM mail ORDER BY subject", row -> row.text(0));
  }

  private static StorageException refused(Problem problem, Executable action) {
    StorageException e = assertThrows(StorageException.class, action);
    assertEquals(problem, e.problem(), e.toString());
    return e;
  }
}
