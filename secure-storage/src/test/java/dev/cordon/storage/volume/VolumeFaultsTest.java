package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Faults by chance in lives by chance: create, overwrite in place, append, truncate, rename,
 * delete, directories, commits. Whatever happened, the volume opens as it was at one moment since
 * the last commit that returned, nothing lies on the disk that it does not know, and it goes on.
 *
 * <p>{@code mvn -q -Pfaults verify -pl secure-storage -am} runs ten thousand and says so. A failure
 * names the life and the fault, which come again with the same numbers.
 */
@Tag("A2")
@Tag("A6")
class VolumeFaultsTest {
  private static final int STEPS = 40;
  private static final int FAULTS_A_LIFE = 25;
  private static final List<Fault> KINDS = List.of(Fault.values());

  private final Map<Fault, Integer> struck = new TreeMap<>();

  @Test
  void fourHundredFaultsLoseNothing() throws IOException {
    runFaults(16);
  }

  @Test
  @Tag("soak")
  @Tag("faults")
  void tenThousandFaultsLoseNothing() throws IOException {
    runFaults(410);
  }

  private void runFaults(int lives) throws IOException {
    for (int life = 0; life < lives; life++) {
      long changes = changes(life);
      Random random = new Random(life);
      for (int i = 0; i < FAULTS_A_LIFE; i++) {
        Fault fault = KINDS.get(i % KINDS.size());
        long change = 1 + (long) (random.nextDouble() * changes);
        strike(life, fault, change);
        struck.merge(fault, 1, Integer::sum);
      }
    }
    int all = struck.values().stream().mapToInt(Integer::intValue).sum();
    assertEquals(lives * FAULTS_A_LIFE, all);
    System.out.printf("%,d faults struck a volume and lost nothing: %s%n", all, struck);
  }

  private static void strike(int life, Fault fault, long change) throws IOException {
    String when = "life " + life + ", " + fault + " at change " + change;
    TornDisk disk = new TornDisk();
    try {
      Script script = new Script(Desk.open(disk.root()), Fault::twice);
      Random random = new Random(change);
      requireStateOf(script, fault.strike(disk, script, it -> live(it, life), change, random));
    } catch (IOException | RuntimeException | Error e) {
      throw new AssertionError(when + ": " + e, e);
    }
  }

  private static void live(Script script, long seed) throws IOException {
    new Life(script, seed).live(STEPS);
    script.closeVolume();
  }

  private static long changes(long seed) throws IOException {
    TornDisk disk = new TornDisk();
    Volume volume = Desk.open(disk.root());
    long before = disk.changes();
    live(new Script(volume, Script.Step::run), seed);
    return disk.changes() - before;
  }

  private static void requireStateOf(Script script, TornDisk disk) throws IOException {
    Path root = disk.root();
    Map<String, String> found;
    try (Volume volume = open(root, script)) {
      found = Shadow.picture(volume);
      List<Map<String, String>> allowed =
          script.history.subList(script.acknowledged, script.history.size());
      assertTrue(allowed.contains(found), () -> found + " is none of " + allowed);
      Desk.requireNothingElse(root, found);
      Desk.write(volume, "/after", "it goes on");
    }
    try (Volume volume = Desk.open(root)) {
      assertEquals("it goes on", Desk.read(volume, "/after"));
      found.put("/after", "10 bytes");
      Desk.requireNothingElse(root, found);
    }
  }

  /** With the anchor of the last commit that returned, as if the container had kept it. */
  private static Volume open(Path root, Script script) throws IOException {
    TestDomain domain = TestDomain.of(root, "master");
    return Volume.open(domain, script.anchor, new SecureRandom(), Clock.systemUTC());
  }
}
