package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.file.Path;
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
    assertEquals(files(found) + 1, Desk.contents(root), when + ": orphans");
    try (Volume volume = Desk.open(root)) {
      assertEquals("it goes on", Desk.read(volume, "/after"));
    }
  }

  private static int files(Map<String, String> picture) {
    int count = 0;
    for (String value : picture.values()) {
      count += value.equals("directory") || value.startsWith("0 bytes") ? 0 : 1;
    }
    return count;
  }
}
