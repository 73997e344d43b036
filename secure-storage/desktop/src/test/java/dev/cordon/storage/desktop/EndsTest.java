package dev.cordon.storage.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Removal;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.secret.Passcode;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.files.NewFile;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.Child;
import dev.cordon.testing.FakeClock;
import dev.cordon.testing.FakeDevice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ends that work data comes to, in a real container: a domain shred, a document's time. */
class EndsTest {
  private static final String PASSCODE = "738291";
  private static final int FILES = 300;
  private static final Duration DAY = Duration.ofDays(1);
  @TempDir Path work;
  @TempDir Path elsewhere;
  private final FakeDevice device = new FakeDevice();
  private final FakeClock clock = device.clock();

  private Container opened() throws IOException {
    return unlocked(device.open(work));
  }

  private static Container unlocked(Container container) throws IOException {
    if (container.state() instanceof ContainerState.New) {
      container.setPasscode(Passcode.of(PASSCODE));
    } else {
      container.unlock(Passcode.of(PASSCODE));
    }
    return container;
  }

  /** Files and a database in {@code domain}. */
  private static void fill(Container container, String domain, int files) throws IOException {
    SecureFiles all = SecureFiles.in(container, domain);
    for (int i = 0; i < files; i++) {
      Files.writeString(all.fileSystem().getPath("/" + i), domain + i);
    }
    all.force();
    try (SecureDatabase database = DesktopDatabases.in(container.domain(domain)).open("list")) {
      database.migrate(List.of("CREATE TABLE t(a TEXT)"));
      int unused = database.execute("INSERT INTO t VALUES(?)", domain);
    }
  }

  private static void requireWhole(Container container, String domain) throws IOException {
    SecureFiles files = SecureFiles.in(container, domain);
    for (int i = 0; i < FILES; i += 50) {
      assertEquals(domain + i, Files.readString(files.fileSystem().getPath("/" + i)));
    }
    try (SecureDatabase database = DesktopDatabases.in(container.domain(domain)).open("list")) {
      assertEquals(List.of(domain), database.query("SELECT a FROM t", row -> row.text(0)));
    }
  }

  /** Counts anew while files go away under its eyes. */
  private static long count(Path directory) {
    while (Files.exists(directory)) {
      try (Stream<Path> all = Files.walk(directory)) {
        return all.filter(Files::isRegularFile).count();
      } catch (IOException | UncheckedIOException changing) {
        Thread.onSpinWait();
      }
    }
    return 0;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertTrue(condition.getAsBoolean());
  }

  @Test
  @Tag("G1")
  void aDomainShredWhileLockedIsGoneAndTheOthersAreWhole() throws Exception {
    try (Container container = opened()) {
      for (String domain : List.of("mail", "plans", "notes")) {
        fill(container, domain, FILES);
      }
      Path plans = container.domain("plans").directory();
      container.lock();
      List<Removal> told = new CopyOnWriteArrayList<>();
      container.onRemoval(told::add);

      container.shred("plans");

      await(() -> !Files.exists(plans));
      await(() -> !told.isEmpty() && told.get(told.size() - 1).isDone());
      assertTrue(told.size() >= 4, "told " + told.size());
      Removal last = told.get(told.size() - 1);
      assertEquals(0, last.failed());
      assertTrue(last.files() > FILES, "files and database: " + last);
      container.unlock(Passcode.of(PASSCODE));
      requireWhole(container, "mail");
      requireWhole(container, "notes");
      assertFalse(SecureFiles.in(container, "plans").exists("/0"), "made anew, and empty");
    }
  }

  /** Fills three domains, shreds one, and says how far the removal is until it is killed. */
  static final class Shredding {
    public static void main(String[] arguments) throws IOException {
      Container container = unlocked(DesktopContainers.open(Path.of(arguments[0])));
      for (String domain : List.of("mail", "plans", "notes")) {
        fill(container, domain, FILES);
      }
      Path plans = container.domain("plans").directory();
      container.lock(); // which keeps the anchors
      container.onRemoval(removal -> System.out.println(removal.files() + " ."));
      System.out.println(plans + " .");
      container.shred("plans");
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  @Tag("G1")
  void aRemovalThatWasKilledGoesOnAtTheNextStartWithoutAPasscode() throws Exception {
    Path home = elsewhere.resolve("home");
    List<String> lines = Child.killAfter(2, new Random(1), Shredding.class, home.toString());
    Path plans = Path.of(lines.get(0).substring(0, lines.get(0).length() - 2));
    assertTrue(count(home) > 2 * FILES);
    try (Container container = DesktopContainers.open(home)) {
      await(() -> !Files.exists(plans));
      assertEquals(new ContainerState.Locked(), container.state());
      container.unlock(Passcode.of(PASSCODE));
      requireWhole(container, "mail");
      requireWhole(container, "notes");
    }
  }

  private static void expire(Container container, String file, Instant when) throws IOException {
    Path path = SecureFiles.in(container, "mail").fileSystem().getPath(file);
    Files.setAttribute(path, "cordon:expires", FileTime.from(when));
  }

  private static String read(Container container, String file) throws IOException {
    try (InputStream in = SecureFiles.in(container, "mail").read(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Problem problem(Container container, String file) {
    return assertThrows(StorageException.class, () -> read(container, file)).problem();
  }

  @Test
  @Tag("A5")
  void aDocumentEndsWhileItIsReadAndTheRestGoesOn() throws Exception {
    try (Container container = opened()) {
      fill(container, "mail", FILES);
      try (NewFile whole = SecureFiles.in(container, "mail").write("/0")) {
        whole.expires(clock.now().plus(DAY));
        whole.write("mail".getBytes(StandardCharsets.UTF_8));
      }
      SecureFiles files = SecureFiles.in(container, "mail");
      List<Removal> told = new CopyOnWriteArrayList<>();
      container.onRemoval(told::add);
      try (InputStream in = files.read("/0")) {
        assertEquals('m', in.read());
        clock.pass(DAY);
        assertEquals(Problem.EXPIRED, assertThrows(StorageException.class, in::read).problem());
        await(() -> told.contains(new Removal(1, 1, 0)));
      }
      assertFalse(files.exists("/0"));
      assertEquals("mail1", read(container, "/1"));
    }
  }

  @Test
  @Tag("A5")
  void withThePasscodeAndOlderFilesAndTheClockTurnedBackItStaysUnreadable() throws Exception {
    Path copy = elsewhere.resolve("copy");
    try (Container container = opened()) {
      fill(container, "mail", FILES);
      expire(container, "/0", clock.now().plus(DAY));
      container.lock();
      copy(work, copy);
      clock.pass(DAY.multipliedBy(2));
    }
    try (Container locked = device.open(work)) {
      assertEquals(new ContainerState.Locked(), locked.state()); // which ended the day
    }
    clock.turn(DAY.multipliedBy(-2));
    try (Container container = opened()) {
      Path data = container.domain("mail").directory();
      copyOver(copy.resolve("domains"), work.resolve("domains"));
      copyOver(copy.resolve("data").resolve(data.getFileName()), data);
      Problem problem = problem(container, "/0");
      assertTrue(problem == Problem.EXPIRED || problem == Problem.NOT_FOUND, problem.name());
      assertEquals("mail1", read(container, "/1"));
    }
    copyOver(copy, work);
    assertThrows(ContainerDamagedException.class, () -> opened());
  }

  @Test
  @Tag("A5")
  void documentsOfDifferentDaysEndWithTheirDays() throws Exception {
    endOneByOne(100);
  }

  @Test
  @Tag("A5")
  @Tag("soak")
  void aThousandDocumentsOfDifferentDaysEndWithTheirDays() throws Exception {
    endOneByOne(1_000);
  }

  private void endOneByOne(int documents) throws Exception {
    Instant start = clock.now();
    try (Container container = opened()) {
      SecureFiles files = SecureFiles.in(container, "mail");
      for (int i = 0; i < documents; i++) {
        Path path = Files.createFile(files.fileSystem().getPath("/" + i));
        Files.setAttribute(
            path, "cordon:expires", FileTime.from(start.plus(DAY.multipliedBy(i + 1L))));
        Files.writeString(path, "document " + i);
      }
      files.force();
    }
    clock.pass(DAY.multipliedBy(documents / 2));
    try (Container container = opened()) {
      int half = documents / 2;
      assertEquals("document " + half, read(container, "/" + half));
      Path mail = container.domain("mail").directory();
      await(() -> count(mail) <= half + 1);
      assertEquals(Problem.NOT_FOUND, problem(container, "/" + (half - 1)));
      assertEquals("document " + (documents - 1), read(container, "/" + (documents - 1)));
      assertEquals(half + 1 + 1, count(work.resolve("domains")));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path source : (Iterable<Path>) all::iterator) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** What was there before goes. */
  private static void copyOver(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(to)) {
      for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        if (!each.getFileName().toString().endsWith(".lock")) {
          Files.delete(each);
        }
      }
    }
    copy(from, to);
  }
}
