package dev.cordon.storage.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import dev.cordon.core.Container;
import dev.cordon.core.UnlockResult;
import dev.cordon.core.desktop.DesktopContainers;
import dev.cordon.core.secret.Passcode;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.desktop.DesktopDatabases;
import dev.cordon.storage.files.SecureFiles;
import dev.cordon.storage.testing.BackedUp;
import dev.cordon.storage.testing.Child;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a real process in the middle of an import, and the next one goes on. */
@Tag("A4")
@Timeout(600)
class ImportKillTest {
  private static final String PASSCODE = "七三八二九一";
  private static final String DONE = "done .";
  private static final int MOST_PROCESSES = 200;
  private static final long PLACING_MILLIS = 60;

  @TempDir static Path home;
  private static Path backup;
  private static Path key;
  private static Map<String, String> exported = Map.of();
  private static int lines;

  private final Random random = new Random();

  /** Imports, from wherever it was, and says a line after each record. */
  static final class Program {
    public static void main(String[] arguments) throws Exception {
      try (Container container = openIn(Path.of(arguments[0]))) {
        goOn(container, Path.of(arguments[1]), Path.of(arguments[2]), System.out::println);
        System.out.println(DONE);
      }
    }
  }

  private interface Teller {
    void tell(String line);
  }

  private static void goOn(Container container, Path backup, Path key, Teller teller)
      throws IOException, GeneralSecurityException {
    Optional<Import> known = Import.resume(container, 1);
    if (!known.isPresent() && SecureFiles.in(container, "account").exists("last")) {
      return; // the kill came after all was done
    }
    Import importing = known.isPresent() ? known.get() : begin(container, key);
    try (InputStream in = Files.newInputStream(backup)) {
      in.skipNBytes(importing.position());
      importing.readFrom(in, (domain, done, all) -> teller.tell(done + " ."));
    }
  }

  private static Import begin(Container container, Path key)
      throws IOException, GeneralSecurityException {
    HybridConfig.register();
    KeysetHandle keyset =
        TinkProtoKeysetFormat.parseKeyset(
            Files.readAllBytes(key), InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    return Import.begin(container, OpeningKey.of(keyset), 1);
  }

  @BeforeAll
  static void export() throws Exception {
    KeysetHandle keyset = OpeningKey.generate();
    key = home.resolve("key");
    Files.write(
        key,
        TinkProtoKeysetFormat.serializeKeyset(
            keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
    backup = home.resolve("backup");
    try (Container from = created("old")) {
      fill(from);
      exported = picture(from);
      DatabaseDoor door = (domain, name) -> DesktopDatabases.in(domain).open(name);
      List<BackupPart> parts = List.of(BackupPart.of("account", "mail"));
      RecipientKey organisation = RecipientKey.of(keyset.getPublicKeysetHandle());
      Export export = Export.begin(from, parts, organisation, door);
      try (OutputStream out = Files.newOutputStream(backup)) {
        export.writeTo(0, out, (domain, done, all) -> {});
      }
    }
    AtomicInteger told = new AtomicInteger();
    try (Container whole = created("whole")) {
      goOn(whole, backup, key, line -> told.incrementAndGet());
      assertEquals(exported, picture(whole));
    }
    lines = told.get();
  }

  private static void fill(Container from) throws IOException {
    SecureFiles files = SecureFiles.in(from, "account");
    for (int i = 0; i < 6; i++) {
      byte[] content = new byte[i * 30_000];
      new Random(i).nextBytes(content);
      files.write("directory " + i % 2 + "/" + i, out -> out.write(content));
    }
    files.write("last", out -> out.write(7));
    try (SecureDatabase mail = DesktopDatabases.in(from.domain("account")).open("mail")) {
      mail.migrate(List.of("CREATE TABLE mail(id INTEGER PRIMARY KEY, body BLOB)"));
      int unused =
          mail.transaction(
              () -> {
                for (int i = 0; i < 700; i++) {
                  mail.execute("INSERT INTO mail VALUES(?, ?)", i, new byte[4000]);
                }
                return 0;
              });
    }
  }

  @Test
  void killedAgainAndAgainItEndsWithWhatWasExported() throws Exception {
    killAgainAndAgain("again");
  }

  @Test
  void killedWhileEverythingTakesItsPlaceItEndsWithWhatWasExported() throws Exception {
    for (int round = 0; round < 2; round++) {
      killWhilePlacing("placing" + round, round * PLACING_MILLIS / 2);
    }
  }

  @Test
  @Tag("soak")
  void killedAtAHundredAndMoreInstantsItEndsWithWhatWasExported() throws Exception {
    int kills = 0;
    for (int round = 0; round < 10; round++) {
      kills += killAgainAndAgain("soak" + round);
    }
    for (int round = 0; round < 60; round++) {
      killWhilePlacing("long" + round, round);
    }
    System.out.printf("%d imports were killed and went on%n", kills + 60);
  }

  private int killAgainAndAgain(String name) throws Exception {
    created(name).close();
    int kills = 0;
    while (!runAndKill(name, 1 + random.nextInt(lines / 3), random.nextInt(5))) {
      kills++;
      assertTrue(kills < MOST_PROCESSES, "it never ends");
    }
    assertTrue(kills > 1, "it was hardly ever killed");
    look(name);
    return kills;
  }

  private void killWhilePlacing(String name, long laterMillis) throws Exception {
    created(name).close();
    boolean done = runAndKill(name, lines, laterMillis);
    for (int more = 0; !done && more < MOST_PROCESSES; more++) {
      done = runAndKill(name, 1, 0);
    }
    look(name);
  }

  /** Whether it came to its end. */
  private boolean runAndKill(String name, int after, long laterMillis) throws Exception {
    long nanos = TimeUnit.MILLISECONDS.toNanos(laterMillis) + random.nextInt(1_000_000);
    String work = home.resolve(name).resolve("work").toString();
    List<String> said =
        Child.killAfter(after, nanos, Program.class, work, backup.toString(), key.toString());
    return said.contains(DONE);
  }

  private static void look(String name) throws IOException {
    try (Container container = openIn(home.resolve(name).resolve("work"))) {
      assertTrue(Import.resume(container).isEmpty());
      assertEquals(exported, picture(container));
    }
  }

  private static Container created(String name) throws IOException {
    Path work = Files.createDirectory(home.resolve(name)).resolve("work");
    Container container = DesktopContainers.open(work);
    container.setPasscode(Passcode.of(PASSCODE));
    BackedUp.publish(container);
    return container;
  }

  private static Container openIn(Path work) throws IOException {
    Container container = DesktopContainers.open(work);
    assertInstanceOf(UnlockResult.Opened.class, container.unlock(Passcode.of(PASSCODE)));
    return container;
  }

  /** Every file and directory with its times and bytes, and every row. */
  private static Map<String, String> picture(Container container) throws IOException {
    Map<String, String> picture = new TreeMap<>();
    Path root = SecureFiles.in(container, "account").path("/");
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.filter(each -> !each.equals(root) && !each.startsWith("/.unfinished")).toList();
    }
    for (Path each : all) {
      BasicFileAttributes facts = Files.readAttributes(each, BasicFileAttributes.class);
      String bytes =
          facts.isDirectory() ? "directory" : "" + Arrays.hashCode(Files.readAllBytes(each));
      picture.put(each.toString(), facts.lastModifiedTime() + " " + bytes);
    }
    try (SecureDatabase mail = DesktopDatabases.in(container.domain("account")).open("mail")) {
      List<String> rows =
          mail.query(
              "SELECT id, length(body) FROM mail ORDER BY id",
              row -> row.integer(0) + ":" + row.integer(1));
      picture.putAll(Map.of("rows", rows.toString()));
      assertEquals(List.of("ok"), mail.query("PRAGMA integrity_check", row -> row.text(0)));
    }
    return picture;
  }
}
