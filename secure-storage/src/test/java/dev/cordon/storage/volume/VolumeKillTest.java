package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.Child;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a real process on a real file system, in the middle of a life by chance. */
@Tag("A2")
class VolumeKillTest {
  /** So many steps may follow a commit before the kill reaches the process. */
  private static final int STEPS_AFTER = 2_000;

  @TempDir Path directory;

  /** Lives until it is killed, and says after each commit how far its history had come. */
  static final class Program {
    public static void main(String[] arguments) throws IOException {
      Volume volume = Desk.open(Path.of(arguments[0]));
      for (String name : volume.list(Place.ROOT)) {
        Desk.clear(volume, "/" + name);
      }
      volume.commit();
      System.out.println("0 .");
      Script script = new Script(volume, Script.Step::run);
      Life life = new Life(script, Long.parseLong(arguments[1]));
      while (true) {
        int before = script.acknowledged;
        life.live(1);
        if (script.acknowledged != before) {
          System.out.println(script.acknowledged + " .");
        }
      }
    }
  }

  @Test
  void whatWasForcedSurvivesAKillAndNoOrphanIsLeft() throws Exception {
    killAndLook(4);
  }

  @Test
  @Tag("soak")
  @Tag("faults")
  void whatWasForcedSurvivesFiftyKillsAndNoOrphanIsLeft() throws Exception {
    killAndLook(50);
  }

  private void killAndLook(int rounds) throws Exception {
    Random random = new Random();
    for (int round = 0; round < rounds; round++) {
      long seed = random.nextInt();
      List<String> said =
          Child.killAfter(
              1 + random.nextInt(12), random, Program.class, directory.toString(), "" + seed);
      assertFalse(said.isEmpty());
      String last = said.get(said.size() - 1);
      look(seed, Integer.parseInt(last.substring(0, last.indexOf(' '))));
    }
    System.out.printf("%d processes were killed in mid-work and lost nothing%n", rounds);
  }

  private void look(long seed, int acknowledged) throws IOException {
    Script script = new Script(Desk.open(new TornDisk().root()), step -> {}); // what it should be
    Life life = new Life(script, seed);
    while (script.history.size() < acknowledged + 2) {
      life.live(1);
    }
    try (Volume volume = Desk.open(directory)) {
      Map<String, String> found = Shadow.picture(volume);
      for (int more = 0; more < STEPS_AFTER; more++) {
        if (script.history.lastIndexOf(found) >= acknowledged) {
          Desk.requireNothingElse(directory, found);
          return;
        }
        life.live(1);
      }
      assertTrue(false, "life " + seed + " after " + acknowledged + ": " + found);
    }
  }
}
