package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statement that was prepared before does what a new one would. */
@Tag("A2")
class KeptStatementsTest {
  private static final String INSERT = "INSERT INTO mail(id, subject) VALUES(?, ?)";
  private static final String ALL = "SELECT * FROM mail WHERE id >= ? ORDER BY id";

  @TempDir Path directory;
  private SecureDatabase database;

  @BeforeEach
  void open() throws IOException {
    database = DesktopDatabases.in(TestDomain.of(directory, "master")).open("mail");
    database.execute("CREATE TABLE mail(id INTEGER PRIMARY KEY, subject TEXT)");
    database.execute(INSERT, 1, "a");
    database.execute(INSERT, 2, "b");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void itTakesOtherArguments() throws IOException {
    assertEquals(List.of("a", "b"), database.query(ALL, row -> row.text(1), 1));
    assertEquals(List.of("b"), database.query(ALL, row -> row.text(1), 2));
    assertThrows(
        IllegalArgumentException.class, () -> database.query(ALL, row -> row.text(1), 1, 2));
    assertThrows(IllegalArgumentException.class, () -> database.query(ALL, row -> row.text(1)));
  }

  @Test
  void itSeesAColumnThatWasAddedSince() throws IOException {
    assertEquals(List.of("a", "b"), database.query(ALL, row -> row.text(1), 1));
    database.execute("ALTER TABLE mail ADD COLUMN size INTEGER DEFAULT 7");
    assertEquals(List.of(7L, 7L), database.query(ALL, row -> row.integer(2), 1));
  }

  @Test
  void itSeesThatItsTableIsAnother() throws IOException {
    assertEquals(List.of("a", "b"), database.query(ALL, row -> row.text(1), 1));
    database.execute("DROP TABLE mail");
    database.execute("CREATE TABLE mail(other, id, third)");
    database.execute("INSERT INTO mail VALUES(?, ?, ?)", 5, 6, 7);
    assertEquals(List.of(7L), database.query(ALL, row -> row.integer(2), 1));
  }

  @Test
  void itRunsInsideOfItself() throws IOException {
    assertEquals(
        List.of(List.of("a", "b"), List.of("b")),
        database.query(ALL, outer -> database.query(ALL, row -> row.text(1), outer.integer(0)), 1));
    assertEquals(List.of("b"), database.query(ALL, row -> row.text(1), 2));
  }

  @Test
  void itRunsAgainAfterItFailed() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThrows(DatabaseException.class, () -> database.execute(INSERT, 1, "again"));
    }
    assertEquals(1, database.execute(INSERT, 3, "c"));
  }

  @Test
  void moreOfThemThanAreKeptAllWork() throws IOException {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 100; i++) {
        String query = "SELECT subject || ? || '" + i + "' FROM mail WHERE id = ?";
        assertEquals(List.of("a-" + i), database.query(query, row -> row.text(0), "-", 1));
      }
    }
  }
}
