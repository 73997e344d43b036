package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.sql.SqlConnection;
import dev.cordon.storage.sql.SqlDatabase;
import dev.cordon.storage.testing.Child;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database as it was earlier does not pass for today's; whatever a kill leaves does. */
@Tag("A1")
@Tag("A2")
class DatabaseRollbackTest {
  @TempDir Path directory;
  private TestDomain domain;
  private Path databases;

  @BeforeEach
  void openDomain() throws IOException {
    domain = TestDomain.of(directory, "master");
    databases = directory.resolve("databases");
  }

  private SecureDatabase open(String name) throws StorageException {
    return DesktopDatabases.in(domain).open(name);
  }

  private void add(String name, String text) throws StorageException {
    try (SecureDatabase database = open(name)) {
      add(database, text);
    }
  }

  private static void add(SecureDatabase database, String text) throws DatabaseException {
    database.migrate(List.of("CREATE TABLE t(a TEXT)"));
    int unused = database.execute("INSERT INTO t VALUES(?)", text);
  }

  private List<String> rows(String name) throws StorageException {
    try (SecureDatabase database = open(name)) {
      return database.query("SELECT a FROM t ORDER BY rowid", row -> row.text(0));
    }
  }

  private Path file(String name) throws StorageException {
    return DatabasePlace.of(domain, name).file();
  }

  private void requireProblem(Problem problem, String name) {
    StorageException e = assertThrows(StorageException.class, () -> open(name).close());
    assertEquals(problem, e.problem(), e.toString());
    assertEquals(name, e.subject());
  }

  private Map<Path, byte[]> files() {
    try (Stream<Path> all = Files.list(databases)) {
      Map<Path, byte[]> files = new TreeMap<>();
      for (Path file : (Iterable<Path>) all::iterator) {
        files.put(file, Files.readAllBytes(file));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void putBack(Map<Path, byte[]> files) throws IOException {
    for (Path file : files().keySet()) {
      Files.delete(file);
    }
    for (Map.Entry<Path, byte[]> file : files.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  @Test
  void anOlderCopyIsRefusedKeptAsideAndMadeAnew() throws IOException {
    add("mail", "yesterday");
    add("notes", "a note");
    byte[] yesterday = Files.readAllBytes(file("mail"));
    add("mail", "today");
    Files.write(file("mail"), yesterday);

    requireProblem(Problem.ROLLED_BACK, "mail");
    requireProblem(Problem.ROLLED_BACK, "mail");
    assertArrayEquals(yesterday, Files.readAllBytes(file("mail")), "and stays as it is");
    assertEquals(List.of("a note"), rows("notes"));
    DesktopDatabases.in(domain).setAside("mail");
    assertTrue(
        files().values().stream().anyMatch(each -> java.util.Arrays.equals(each, yesterday)));
    add("mail", "fetched again");
    assertEquals(List.of("fetched again"), rows("mail"));
    Files.write(file("mail"), yesterday);
    requireProblem(Problem.ROLLED_BACK, "mail");
  }

  @Test
  void aCopyOfAnyEarlierCloseIsRefusedAndTodaysIsNot() throws IOException {
    List<byte[]> copies = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      add("mail", "row " + i);
      copies.add(Files.readAllBytes(file("mail")));
    }
    for (byte[] copy : copies.subList(0, 9)) {
      Files.write(file("mail"), copy);
      requireProblem(Problem.ROLLED_BACK, "mail");
    }
    Files.write(file("mail"), copies.get(9));
    assertEquals(10, rows("mail").size());
  }

  @Test
  void aDatabaseThatWasSetAsideDoesNotComeBack() throws IOException {
    add("mail", "yesterday");
    byte[] yesterday = Files.readAllBytes(file("mail"));
    DesktopDatabases.in(domain).setAside("mail");
    Files.write(file("mail"), yesterday);
    requireProblem(Problem.ROLLED_BACK, "mail");
  }

  @Test
  void anOlderRegisterIsRefusedWithAllThatLiesBesideIt() throws IOException {
    add("mail", "yesterday");
    add("notes", "a note");
    Map<Path, byte[]> yesterday = files();
    add("mail", "today");
    Map<Path, byte[]> today = files();
    putBack(yesterday);
    requireProblem(Problem.ROLLED_BACK, "mail");
    requireProblem(Problem.ROLLED_BACK, "notes");
    requireProblem(Problem.ROLLED_BACK, "never made");
    DesktopDatabases.in(domain).setAside("mail");
    add("mail", "fetched again");
    requireProblem(Problem.ROLLED_BACK, "notes");
    putBack(today);
    requireProblem(Problem.ROLLED_BACK, "mail");
  }

  @Test
  void theWholeFolderEmptiedOrItsRegisterLostIsSaid() throws IOException {
    add("mail", "today");
    Map<Path, byte[]> today = files();
    putBack(Map.of());
    requireProblem(Problem.DATABASE_DAMAGED, "mail");
    putBack(today);
    Path register = databases.resolve("register");
    byte[] good = Files.readAllBytes(register);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(register, bad);
      requireProblem(Problem.DATABASE_DAMAGED, "mail");
    }
    Files.write(register, good);
    assertEquals(List.of("today"), rows("mail"));
  }

  @Test
  void whoOnlyReadWritesNothing() throws IOException {
    add("mail", "today");
    Map<Path, byte[]> before = files();
    assertEquals(List.of("today"), rows("mail"));
    files().forEach((path, bytes) -> assertArrayEquals(before.get(path), bytes));
  }

  @Test
  void everyKindOfWritingIsNoticed() throws IOException {
    add("mail", "today");
    for (String change :
        List.of(
            "CREATE TABLE other(a)",
            "PRAGMA user_version = 7",
            "UPDATE t SET a = 'changed'",
            "DROP TABLE other",
            "DELETE FROM t")) {
      byte[] before = Files.readAllBytes(file("mail"));
      try (SecureDatabase database = open("mail")) {
        int unused = database.execute(change);
      }
      byte[] after = Files.readAllBytes(file("mail"));
      Files.write(file("mail"), before);
      requireProblem(Problem.ROLLED_BACK, "mail");
      Files.write(file("mail"), after);
    }
  }

  @Test
  void theMarkIsNotTheAppsToChange() throws IOException {
    add("mail", "today");
    try (SecureDatabase database = open("mail")) {
      DatabaseException e =
          assertThrows(
              DatabaseException.class, () -> database.execute("PRAGMA application_id = 1"));
      assertEquals("PRAGMA_REFUSED", e.code());
      assertNotEquals(0L, database.query("PRAGMA application_id", row -> row.integer(0)).get(0));
    }
  }

  @Test
  @Tag("D2")
  void aLockMarksItToo() throws IOException {
    add("mail", "yesterday");
    byte[] yesterday = Files.readAllBytes(file("mail"));
    SecureDatabase database = open("mail");
    add(database, "today");
    domain.lock();
    domain.unlock();
    assertEquals(List.of("yesterday", "today"), rows("mail"));
    Files.write(file("mail"), yesterday);
    requireProblem(Problem.ROLLED_BACK, "mail");
  }

  @Test
  @Tag("D2")
  void aLockInTheMiddleOfATransactionMarksWhatWasCommitted() throws Exception {
    add("mail", "yesterday");
    byte[] yesterday = Files.readAllBytes(file("mail"));
    SecureDatabase database = open("mail");
    add(database, "today");
    assertThrows(
        DatabaseException.class,
        () ->
            database.transaction(
                () -> {
                  int unused = database.execute("INSERT INTO t VALUES('never')");
                  lock();
                  return database.execute("INSERT INTO t VALUES('never')");
                }));
    domain.unlock();
    assertEquals(List.of("yesterday", "today"), rows("mail"));
    Files.write(file("mail"), yesterday);
    requireProblem(Problem.ROLLED_BACK, "mail");
  }

  private void lock() {
    try {
      domain.lock();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDeathAtEachStepOfTheCloseLeavesADatabaseThatOpens() throws IOException {
    add("mail", "yesterday");
    List<Map<Path, byte[]>> steps = new ArrayList<>();
    DatabasePlace place = DatabasePlace.of(domain, "mail");
    SecureDatabase database =
        SqlDatabase.open(place, at -> new Watched(SqlCipherConnection.open(at), steps));
    add(database, "today");
    steps.add(files());
    database.close();
    steps.add(files());
    assertEquals(4, steps.size(), "open, register knows both, marked, closed");
    for (Map<Path, byte[]> step : steps) {
      putBack(step);
      domain = TestDomain.of(directory, "master"); // what the container had kept before
      assertEquals(List.of("yesterday", "today"), rows("mail"));
      add("mail", "more");
      assertEquals(3, rows("mail").size());
    }
  }

  /** Takes a picture of the files before and after the mark is set. */
  private final class Watched implements SqlConnection {
    private final SqlConnection driver;
    private final List<Map<Path, byte[]>> steps;

    Watched(SqlConnection driver, List<Map<Path, byte[]>> steps) {
      this.driver = driver;
      this.steps = steps;
    }

    @Override
    public int execute(String sql, Object... arguments) throws DatabaseException {
      boolean marks = sql.startsWith("PRAGMA application_id =");
      if (marks) {
        steps.add(files());
      }
      int changed = driver.execute(sql, arguments);
      if (marks) {
        steps.add(files());
      }
      return changed;
    }

    @Override
    public <T> T query(String sql, Reading<T> reading, Object... arguments)
        throws DatabaseException {
      return driver.query(sql, reading, arguments);
    }

    @Override
    public void close(Problem why, LastWord last) {
      driver.close(why, ending -> last.say(new Watched(ending, steps)));
    }
  }

  /** Opens, writes and closes until it is killed. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      TestDomain domain = TestDomain.of(Path.of(arguments[0]), "master");
      for (int i = 0; true; i++) {
        try (SecureDatabase database = DesktopDatabases.in(domain).open("mail")) {
          add(database, "row " + i);
        }
        System.out.println(i + " .");
      }
    }
  }

  @Test
  void whateverAKillLeavesOpens() throws Exception {
    killAndOpen(5);
  }

  @Test
  @Tag("soak")
  void whateverAHundredKillsLeaveOpens() throws Exception {
    killAndOpen(100);
  }

  private void killAndOpen(int rounds) throws Exception {
    Random random = new Random();
    int rows = 0;
    for (int round = 0; round < rounds; round++) {
      int lines = 1 + random.nextInt(8);
      rows += Child.killAfter(lines, random, Program.class, directory.toString()).size();
      domain = TestDomain.of(directory, "master");
      int found = rows("mail").size();
      assertTrue(found == rows || found == rows + 1, found + " of " + rows);
      rows = found;
    }
  }
}
