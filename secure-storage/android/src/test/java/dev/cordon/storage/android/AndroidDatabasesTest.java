package dev.cordon.storage.android;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.desktop.DesktopDriver;
import dev.cordon.storage.testing.SqlCipherPages;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.Vectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.jupiter.api.Tag;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** Over the desktop's SQLCipher, but for the library itself. */
@RunWith(RobolectricTestRunner.class)
@Tag("A2")
public final class AndroidDatabasesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void theVectorMadeOnTheDesktopOpens() throws IOException {
    TestDomain domain = Vectors.domain(directory());
    try (SecureDatabase database = over(domain).open(Vectors.DATABASE)) {
      Vectors.check(database);
    }
  }

  @Test
  public void theVectorIsSealedByTheParametersThatTheLibraryIsToldToUse() throws Exception {
    assertEquals("PRAGMA cipher_compatibility = 4", Keyed.VERSION_4);
    TestDomain domain = TestDomain.of(directory(), Vectors.MASTER);
    byte[] file = Files.readAllBytes(Vectors.folder().resolve("mail.db"));
    try (SecretBytes key = domain.key("database/" + Vectors.DATABASE)) {
      assertTrue(SqlCipherPages.sealedBy(key.copy(), file) > 4);
    }
  }

  @Test
  public void aLockClosesTheDatabaseAndAnUnlockLetsItOpenAgain() throws IOException {
    TestDomain domain = TestDomain.of(directory(), "master");
    SecureDatabase database = over(domain).open("mail");
    database.execute("CREATE TABLE t(a)");
    domain.lock();
    assertRefused(Problem.LOCKED, () -> database.execute("INSERT INTO t VALUES(1)"));
    assertRefused(Problem.LOCKED, () -> over(domain).open("mail"));
    domain.unlock();
    try (SecureDatabase again = over(domain).open("mail")) {
      assertEquals(1, again.execute("INSERT INTO t VALUES(1)"));
    }
  }

  @Test
  public void aDatabaseAsItWasAtAnEarlierCloseIsRefused() throws IOException {
    TestDomain domain = TestDomain.of(directory(), "master");
    Path file = DatabasePlace.of(domain, "mail").file();
    try (SecureDatabase database = over(domain).open("mail")) {
      database.execute("CREATE TABLE t(a)");
    }
    byte[] yesterday = Files.readAllBytes(file);
    SecureDatabase database = over(domain).open("mail");
    database.execute("INSERT INTO t VALUES(1)");
    domain.lock();
    domain.unlock();
    Files.write(file, yesterday);
    assertRefused(Problem.ROLLED_BACK, () -> over(domain).open("mail"));
    over(domain).setAside("mail");
    over(domain).open("mail").close();
  }

  @Test
  public void allFilesLieInTheDomainUnderNamesThatTellNothing() throws IOException {
    TestDomain domain = TestDomain.of(directory(), "master");
    try (SecureDatabase database = over(domain).open("salaries")) {
      database.execute("CREATE TABLE t(a)");
      for (String file : files(domain.directory())) {
        assertTrue(file, file.matches("[0-9a-f]{32}\\.db(-wal)?|register"));
      }
    }
  }

  @Test
  public void withoutTheNativeLibraryTheErrorSaysWhatIsMissingAndNoDatabaseIsMade()
      throws IOException {
    TestDomain domain = TestDomain.of(directory(), "master");
    StorageException e =
        assertThrows(StorageException.class, () -> AndroidDatabases.in(domain).open("mail"));
    assertEquals(Problem.ENGINE_MISSING, e.problem());
    assertTrue(e.text(Locale.ENGLISH), e.text(Locale.ENGLISH).contains("processor"));
    assertFalse(e.text(Locale.JAPANESE).isEmpty());
    assertEquals(List.of("register"), files(domain.directory()));
  }

  @Test
  public void aDeletedDatabaseIsMissedUntilItIsSetAside() throws IOException {
    TestDomain domain = TestDomain.of(directory(), "master");
    over(domain).open("mail").close();
    Files.delete(DatabasePlace.of(domain, "mail").file());
    assertRefused(Problem.DATABASE_DAMAGED, () -> over(domain).open("mail"));
    over(domain).setAside("mail");
    over(domain).open("mail").close();
  }

  private static AndroidDatabases over(TestDomain domain) {
    return AndroidDatabases.over(domain, DesktopDriver.opener());
  }

  private static void assertRefused(Problem problem, org.junit.function.ThrowingRunnable call) {
    assertEquals(problem, assertThrows(StorageException.class, call).problem());
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toList());
    }
  }

  private Path directory() {
    return folder.getRoot().toPath();
  }
}
