package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever moment the power goes or the process dies: the volume is as it was at one moment since
 * the last commit, and no file is left on the disk that nobody names.
 */
@Tag("A2")
@Tag("A6")
class VolumeCrashTest {
  @Test
  void aPowerCutAtAnyChangeLeavesAStateOfTheHistory() throws IOException {
    long changes = changes();
    assertTrue(changes > 60, "only " + changes);
    for (long at = 1; at <= changes; at++) {
      TornDisk disk = new TornDisk();
      Script script = runUntilCut(disk, at);
      for (int seed = 0; seed < 3; seed++) {
        requireStateOf(script, disk.afterPowerCut(new Random(at * 10 + seed)), at);
      }
    }
  }

  @Test
  void aKillAtAnyChangeLeavesAStateOfTheHistory() throws IOException {
    long changes = changes();
    for (long at = 1; at <= changes; at++) {
      TornDisk disk = new TornDisk();
      requireStateOf(runUntilCut(disk, at), disk.afterKill(), at);
    }
  }

  @Test
  void aPowerCutDuringRecoveryIsRecoveredFromAsWell() throws IOException {
    long changes = changes();
    for (long at = 1; at <= changes; at += 3) {
      TornDisk disk = new TornDisk();
      Script script = runUntilCut(disk, at);
      TornDisk again = disk.afterPowerCut(new Random(at));
      again.cutPowerAt(1 + at % 5);
      try (Volume volume = Desk.open(again.root())) {
        volume.list(Place.ROOT);
      } catch (IOException e) {
        assertTrue(again.changes() > 0);
      }
      requireStateOf(script, again.afterPowerCut(new Random(at)), at);
    }
  }

  @Test
  void aPowerCutAfterACleanCloseTakesNothing() throws IOException {
    for (int life = 0; life < 10; life++) {
      TornDisk disk = new TornDisk();
      Script script = new Script(Desk.open(disk.root()), Script.Step::run);
      new Life(script, life).live(40);
      script.closeVolume();
      for (int seed = 0; seed < 5; seed++) {
        requireStateOf(script, disk.afterPowerCut(new Random(seed)), life);
      }
    }
  }

  /** Its file was longer, is shorter again, and no commit ever knew. */
  @Test
  void aFileThatShrankBeforeItsFirstCommitIsWholeAfterAKillOrPowerCut() throws IOException {
    for (int at = 1; at <= 40; at++) {
      TornDisk disk = new TornDisk();
      Script script = new Script(Desk.open(disk.root()), Script.Step::run);
      script.createDirectory("/d");
      script.commit();
      disk.cutPowerAt(at);
      try {
        script.file("/d/shrunk", 700_000, 1);
        script.truncate("/d/shrunk", 10);
        script.closeVolume();
      } catch (IOException e) {
        assertTrue(disk.changes() > 0); // the power is off
      }
      requireStateOf(script, disk.afterKill(), at);
      for (int seed = 0; seed < 5; seed++) {
        requireStateOf(script, disk.afterPowerCut(new Random(seed)), at);
      }
    }
  }

  /** Only what the ledger announced: a file that is longer than it should be, while it was open. */
  @Test
  void whatNoRecordAnnouncedDoesNotHeal() throws IOException {
    TornDisk disk = new TornDisk();
    Path root = disk.root();
    try (Volume volume = Desk.open(root)) {
      Desk.write(volume, "/quiet", Desk.content(40_000, 1));
    }
    Path quiet = Desk.content(root, Desk.names(root).get(0));
    Volume killed = Desk.open(root);
    Desk.write(killed, "/busy", Desk.content(40_000, 2));
    killed.commit();
    OpenFile open = Desk.file(killed, "/busy", StandardOpenOption.WRITE);
    int unused = open.write(ByteBuffer.wrap(Desk.content(50_000, 3)), 39_000);
    TornDisk again = disk.afterKill();
    for (String name : Desk.names(again.root())) {
      Path file = Desk.content(again.root(), name);
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 400_000));
    }
    for (int opening = 0; opening < 2; opening++) {
      try (Volume volume = Desk.open(again.root())) {
        assertEquals(40_000, Shadow.read(volume, "/busy").length, "it was announced");
        assertEquals(Problem.DAMAGED, Desk.problemOf(() -> Shadow.read(volume, "/quiet")));
      }
    }
    assertEquals(400_000, Files.size(Desk.content(again.root(), quiet.getFileName().toString())));
  }

  private static long changes() throws IOException {
    TornDisk disk = new TornDisk();
    new Script(Desk.open(disk.root()), Script.Step::run).run();
    return disk.changes();
  }

  private static Script runUntilCut(TornDisk disk, long at) throws IOException {
    disk.cutPowerAt(at);
    Volume volume;
    try {
      volume = Desk.open(disk.root());
    } catch (IOException e) {
      return new Script(Desk.open(new TornDisk().root()), Script.Step::run);
    }
    Script script = new Script(volume, Script.Step::run);
    try {
      script.run();
    } catch (IOException e) {
      return script;
    }
    return script;
  }

  private static void requireStateOf(Script script, TornDisk disk, long at) throws IOException {
    Path root = disk.root();
    String when = "cut at change " + at;
    Map<String, String> found;
    try (Volume volume = Desk.open(root)) {
      found = Shadow.picture(volume);
      List<Map<String, String>> allowed =
          script.history.subList(script.acknowledged, script.history.size());
      assertTrue(allowed.contains(found), () -> when + ": " + found + " is none of " + allowed);
      Desk.write(volume, "/after", "it goes on");
    }
    found.put("/after", "11 bytes");
    Desk.requireNothingElse(root, found);
    try (Volume volume = Desk.open(root)) {
      assertEquals("it goes on", Desk.read(volume, "/after"));
    }
  }
}
