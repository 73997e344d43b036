package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.content.ContentState;
import dev.cordon.storage.ledger.Changes;
import dev.cordon.storage.ledger.Ledger;
import dev.cordon.storage.ledger.Row;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Media that fold case, go away, or let nobody write; and keys that are nearly worn out. */
@Tag("A2")
class VolumeMediumTest {
  private static final long MOST_SEALED = 1L << 31;

  @TempDir Path home;

  @Test
  void aSystemThatFoldsCaseIsAsGood() throws IOException {
    TornDisk disk = TornDisk.foldingCase();
    Files.createDirectory(disk.root().resolve("work"));
    assertTrue(Files.exists(disk.root().resolve("WORK")));
    Script script = new Script(Desk.open(disk.root()), Script.Step::run);
    script.run();
    try (Volume volume = Desk.open(disk.root())) {
      assertEquals(script.now(), Shadow.picture(volume));
      Desk.write(volume, "/name", "small");
      Desk.write(volume, "/NAME", "big");
      assertEquals("small", Desk.read(volume, "/name"));
    }
  }

  @Test
  void ourOwnNamesDifferInMoreThanCase() throws IOException {
    TornDisk disk = new TornDisk();
    for (int life = 0; life < 5; life++) {
      new Life(new Script(Desk.open(disk.root()), Script.Step::run), life).live(40);
      try (Stream<Path> all = Files.walk(disk.root())) {
        List<String> names = all.map(Path::toString).toList();
        assertEquals(
            names.stream().map(it -> it.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()),
            new TreeSet<>(names));
      }
      disk = new TornDisk();
    }
  }

  @Test
  void aMediumThatGoesAwayIsSaidByEveryCall() throws IOException {
    TornDisk disk = new TornDisk();
    Volume volume = Desk.open(disk.root());
    Desk.write(volume, "/file", Desk.content(100_000, 1));
    Desk.write(volume, "/other", Desk.content(100_000, 2));
    volume.commit();
    Map<String, String> before = Shadow.picture(volume);
    OpenFile open = Desk.file(volume, "/file", StandardOpenOption.READ, StandardOpenOption.WRITE);
    Desk.write(volume, "/lost", "not committed");
    disk.cutPowerAt(1);
    ByteBuffer bytes = ByteBuffer.allocate(10);
    requireFailed(volume::commit);
    requireFailed(() -> Shadow.read(volume, "/other"));
    requireFailed(() -> open.read(bytes, 50_000));
    requireFailed(() -> open.write(ByteBuffer.allocate(10), 50_000));
    requireFailed(() -> open.truncate(70_000));
    requireFailed(open::force);
    requireFailed(volume::close);
    try (Volume again = Desk.open(disk.afterKill().root())) {
      assertEquals(before, Shadow.picture(again));
    }
  }

  /** As when a stick is pulled out: our directory is not there any more. */
  @Test
  void aDirectoryThatGoesAwayIsATroubleOfTheMediumAndNoDamage() throws IOException {
    Path directory = Files.createDirectory(home.resolve("stick"));
    Volume volume = Desk.open(directory);
    Desk.write(volume, "/file", Desk.content(100_000, 1));
    Desk.write(volume, "/other", Desk.content(100_000, 2));
    volume.commit();
    Map<String, String> before = Shadow.picture(volume);
    Path elsewhere = Files.move(directory, home.resolve("elsewhere"));
    requireFailed(() -> Shadow.read(volume, "/file"));
    Desk.write(volume, "/new", Desk.content(100_000, 3));
    requireFailed(volume::commit);
    Path unused = Files.move(elsewhere, directory);
    assertEquals(100_000, Shadow.read(volume, "/file").length);
    try {
      volume.close();
    } finally {
      try (Volume again = Desk.open(directory)) {
        Map<String, String> found = Shadow.picture(again);
        String added = found.remove("/new"); // it fits again: the commit was tried again
        assertTrue(added == null || added.startsWith("100000 bytes"));
        assertEquals(before, found);
      }
    }
  }

  @Test
  void aMediumThatLetsNobodyWriteGoesOnBeingReadAndIsNotCalledFull() throws IOException {
    TornDisk disk = new TornDisk();
    Volume volume = Desk.open(disk.root());
    Desk.write(volume, "/file", Desk.content(100_000, 1));
    volume.commit();
    disk.deny(true);
    assertEquals(100_000, Shadow.read(volume, "/file").length);
    OpenFile open = Desk.file(volume, "/file", StandardOpenOption.WRITE);
    requireFailed(() -> open.write(ByteBuffer.allocate(10), 50_000));
    requireFailed(
        () -> {
          Desk.write(volume, "/new", "text");
          volume.commit();
        });
    requireFailed(() -> Desk.open(disk.root()));
    disk.deny(false);
    volume.close();
    try (Volume again = Desk.open(disk.root())) {
      assertEquals(100_000, Shadow.read(again, "/file").length);
      assertEquals("text", Desk.read(again, "/new"));
    }
  }

  @Test
  void aKeyThatIsWornOutGetsASuccessorWithTheSameBytes() throws IOException {
    TornDisk disk = new TornDisk();
    byte[] bytes = Desk.content(300_000, 1);
    try (Volume volume = Desk.open(disk.root())) {
      Desk.write(volume, "/file", bytes);
    }
    ContentState before = wearOut(disk, MOST_SEALED - 1);
    try (Volume volume = Desk.open(disk.root())) {
      try (OpenFile file = Desk.file(volume, "/file", StandardOpenOption.WRITE)) {
        for (int i = 0; i < 3; i++) {
          bytes[i] = 7;
          int unused = file.write(ByteBuffer.wrap(bytes, i, 1), i);
          volume.commit();
        }
      }
      assertArrayEquals(bytes, Shadow.read(volume, "/file"));
    }
    ContentState after = state(disk);
    assertNotEquals(before.number(), after.number());
    assertNotEquals(before.salt(), after.salt());
    assertTrue(after.sealed() < 100, "sealed by the new key: " + after.sealed());
    try (Volume volume = Desk.open(disk.root())) {
      assertArrayEquals(bytes, Shadow.read(volume, "/file"));
      Desk.requireNothingElse(disk.root(), Shadow.picture(volume));
    }
  }

  /** Has the ledger say that the one file's key sealed so many blocks. */
  private static ContentState wearOut(TornDisk disk, long sealed) throws IOException {
    try (Ledger ledger = ledger(disk)) {
      Row row = file(ledger);
      ContentState s = row.content().orElseThrow();
      ContentState worn =
          new ContentState(
              s.number(), s.salt(), s.log2(), s.bytes(), sealed, s.slots(), s.height(), s.tops());
      Row changed =
          new Row(
              row.node(),
              row.parent(),
              row.name(),
              row.directory(),
              row.createdNanos(),
              row.modifiedNanos(),
              row.accessedNanos(),
              row.expiresMillis(),
              Optional.of(worn));
      ledger.append(
          new Changes(
              List.of(changed),
              List.of(),
              ledger.table().reserved(),
              ledger.table().nextNode(),
              List.of(),
              List.of(),
              List.of(),
              List.of()));
      return s;
    }
  }

  private static ContentState state(TornDisk disk) throws IOException {
    try (Ledger ledger = ledger(disk)) {
      return file(ledger).content().orElseThrow();
    }
  }

  private static Row file(Ledger ledger) {
    return ledger.table().rows().stream()
        .filter(row -> row.content().isPresent())
        .findFirst()
        .orElseThrow();
  }

  private static Ledger ledger(TornDisk disk) throws IOException {
    TestDomain domain = TestDomain.of(disk.root(), "master");
    return Ledger.open(disk.root().resolve("files"), domain, Optional.empty(), new SecureRandom());
  }

  private static void requireFailed(Executable act) {
    assertEquals(Problem.MEDIUM_FAILED, Desk.problemOf(act));
  }
}
