package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that vanished is not taken for one that never was. */
@Tag("A2")
class DatabaseLossTest {
  @TempDir Path directory;
  private TestDomain domain;
  private DesktopDatabases databases;
  private Path file;
  private Path register;

  @BeforeEach
  void fill() throws IOException {
    domain = TestDomain.of(directory, "master");
    databases = DesktopDatabases.in(domain);
    file = DatabasePlace.of(domain, "mail").file();
    register = file.resolveSibling("register");
    fill("mail");
    fill("calendar");
  }

  private void fill(String name) throws IOException {
    try (SecureDatabase database = databases.open(name)) {
      database.execute("CREATE TABLE t(a)");
      database.execute("INSERT INTO t VALUES(1)");
    }
  }

  @Test
  void aFileCutToNothingIsRefusedAndStaysAsItIs() throws IOException {
    Files.write(file, new byte[0]);
    assertDamaged("mail");
    assertEquals(0, Files.size(file));
    assertOpens("calendar");
  }

  @Test
  void aDeletedFileIsMissed() throws IOException {
    Files.delete(file);
    assertDamaged("mail");
    assertFalse(Files.exists(file));
    assertOpens("calendar");
  }

  @Test
  void theLogOfALostFileIsNotThrownAway() throws IOException {
    Path log = log(file);
    Files.write(file, new byte[0]);
    Files.write(log, new byte[] {1, 2, 3});
    assertDamaged("mail");
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(log));
  }

  @Test
  void aLogWithoutAFileIsNoNewDatabase() throws IOException {
    Path other = DatabasePlace.of(domain, "other").file();
    Files.write(other.resolveSibling(other.getFileName() + "-wal"), new byte[] {1});
    assertDamaged("other");
  }

  @Test
  void withoutItsRegisterNothingPassesForNewNorForTodays() throws IOException {
    byte[] good = Files.readAllBytes(register);
    Files.write(file, new byte[0]);
    Files.delete(register);
    assertRegisterLost();
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      Files.write(register, bad);
      assertDamaged("mail");
    }
    for (byte[] bad : List.of(new byte[0], new byte[39], good, new byte[good.length + 1])) {
      Files.write(register, bad.length == good.length ? java.util.Arrays.copyOf(good, 40) : bad);
      assertRegisterLost();
    }
  }

  private void assertRegisterLost() throws IOException {
    assertDamaged("mail");
    assertDamaged("never made");
    assertDamaged("calendar");
  }

  @Test
  void aRegisterOfAnotherDomainIsNone() throws IOException {
    TestDomain other = TestDomain.of(directory.resolve("other"), "another master");
    DesktopDatabases.in(other).open("mail").close();
    Files.copy(
        other.directory().resolve("databases/register"),
        register,
        StandardCopyOption.REPLACE_EXISTING);
    Files.delete(file);
    assertDamaged("mail");
  }

  @Test
  void aNewDatabaseWhoseMakingWasCutOffIsMadeAgain() throws IOException {
    Files.write(DatabasePlace.of(domain, "new").file(), new byte[0]); // SQLite had just made it
    databases.open("new").close();
  }

  @Test
  void setAsideItsBytesAreKeptAndANewOneIsMade() throws IOException {
    String id = file.getFileName().toString().replace(".db", "");
    for (int n = 1; n <= 2; n++) {
      copyForeign(file);
      byte[] foreign = Files.readAllBytes(file);
      byte[] foreignLog = Files.readAllBytes(log(file));
      assertTrue(foreignLog.length > 4096);
      assertDamaged("mail");
      assertArrayEquals(foreign, Files.readAllBytes(file));
      databases.setAside("mail");
      Path aside = file.resolveSibling(id + ".damaged-" + n);
      assertArrayEquals(foreign, Files.readAllBytes(aside));
      assertArrayEquals(
          foreignLog, Files.readAllBytes(aside.resolveSibling(aside.getFileName() + "-wal")));
      fill("mail");
    }
    assertOpens("calendar");
  }

  /** As a power cut while the log is emptied may leave it. */
  @Test
  void aTornFirstPageIsMendedFromTheLog() throws IOException {
    Path log = log(file);
    byte[] whole;
    byte[] known;
    try (SecureDatabase database = databases.open("mail")) {
      database.execute("CREATE TABLE u(a)");
      whole = Files.readAllBytes(log);
      known = Files.readAllBytes(register);
    }
    byte[] torn = Files.readAllBytes(file);
    java.util.Arrays.fill(torn, 512, 4096, (byte) 0);
    Files.write(file, torn);
    Files.write(log, whole);
    Files.write(register, known);
    databases = DesktopDatabases.in(TestDomain.of(directory, "master"));
    assertOpens("mail");
  }

  /** A database of another key, with a log that was not emptied. */
  private void copyForeign(Path to) throws IOException {
    TestDomain other = TestDomain.of(directory.resolve("other"), "another master");
    try (SecureDatabase database = DesktopDatabases.in(other).open("mail")) {
      database.execute("CREATE TABLE IF NOT EXISTS u(a)");
      database.execute("INSERT INTO u VALUES(1)");
      Path from = DatabasePlace.of(other, "mail").file();
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(log(from), log(to), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Path log(Path file) {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  @Test
  void setAsideADeletedOneIsForgotten() throws IOException {
    Files.delete(file);
    databases.setAside("mail");
    databases.setAside("mail");
    fill("mail");
    Files.delete(file);
    assertDamaged("mail");
  }

  @Test
  void setAsideMakesALostRegisterAnewWithoutForgettingTheOthers() throws IOException {
    Path calendar = DatabasePlace.of(domain, "calendar").file();
    Files.write(calendar, new byte[0]);
    Files.delete(register);
    databases.setAside("mail");
    fill("mail");
    assertDamaged("calendar");
  }

  @Test
  @Tag("D2")
  void aLockedContainerSetsNothingAside() throws IOException {
    domain.lock();
    StorageException e = assertThrows(StorageException.class, () -> databases.setAside("mail"));
    assertEquals(Problem.LOCKED, e.problem());
    assertTrue(Files.exists(file));
  }

  @Test
  @Tag("A1")
  void theRegisterShowsNoNames() throws IOException {
    try (Stream<Path> files = Files.list(register.getParent())) {
      assertEquals(3, files.count());
    }
    String raw = Files.readString(register, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertFalse(raw.contains("mail"));
  }

  private void assertDamaged(String name) {
    StorageException e = assertThrows(StorageException.class, () -> databases.open(name));
    assertEquals(Problem.DATABASE_DAMAGED, e.problem(), e.toString());
  }

  private void assertOpens(String name) throws IOException {
    try (SecureDatabase database = databases.open(name)) {
      assertEquals(List.of(1L), database.query("SELECT a FROM t", row -> row.integer(0)));
    }
  }
}
