package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A disk that is full, or fails, at each change in turn. */
@Tag("A2")
class VolumeFullDiskTest {
  private static final String FULL = "No space left on device";
  private static final long EVER = Long.MAX_VALUE / 2;

  @Test
  void aFullDiskIsSaidLosesNothingAndIsGoneOnFrom() throws IOException {
    int refused = 0;
    long changes = changes();
    for (long at = 1; at <= changes; at++) {
      TornDisk disk = new TornDisk();
      Volume volume = Desk.open(disk.root());
      int[] refusals = new int[1];
      Script script = new Script(volume, step -> untilThereIsRoom(disk, step, refusals));
      disk.failAt(at, EVER, FULL);
      try {
        script.work();
        untilThereIsRoom(disk, volume::commit, refusals);
      } catch (StorageException e) {
        // The ledger's record is there and could not be forced: only opening anew tells.
        assertEquals(Problem.MEDIUM_FAILED, e.problem());
        disk.failAt(1, 0, "");
        requireStateOf(script, disk.afterKill());
        continue;
      }
      refused += refusals[0];
      assertEquals(script.now(), pictureOf(disk.afterKill()), "full at change " + at);
    }
    assertTrue(refused > 20, "only " + refused);
  }

  @Test
  void whatWasAcknowledgedIsThereAlthoughNothingMoreFits() throws IOException {
    long changes = changes();
    for (long at = 1; at <= changes; at++) {
      TornDisk disk = new TornDisk();
      Script script = new Script(Desk.open(disk.root()), Script.Step::run);
      disk.failAt(at, EVER, FULL);
      Optional<Problem> problem = Optional.empty();
      try {
        script.run();
      } catch (StorageException e) {
        problem = Optional.of(e.problem());
      }
      assertEquals(Optional.of(Problem.DISK_FULL), problem);
      disk.failAt(1, 0, "");
      requireStateOf(script, disk.afterKill());
    }
  }

  @Test
  void anotherTroubleOfTheMediumIsNotCalledFull() throws IOException {
    TornDisk disk = new TornDisk();
    Volume volume = Desk.open(disk.root());
    Desk.write(volume, "/file", "text");
    disk.failAt(1, EVER, "Input/output error");
    assertEquals(Problem.MEDIUM_FAILED, Desk.problemOf(volume::commit));
    disk.failAt(1, 0, "");
    volume.commit();
    assertEquals("text", Desk.read(Desk.open(disk.afterKill().root()), "/file"));
  }

  /** A system may forget what it failed to force, and say afterwards that all is well. */
  @Test
  void aContentThatCouldNotBeForcedIsWrittenAnew() throws IOException {
    Set<List<String>> places = new HashSet<>();
    for (int at = 1; at <= 5; at++) {
      TornDisk disk = new TornDisk();
      Volume volume = Desk.open(disk.root());
      Desk.write(volume, "/file", "text");
      disk.failAt(at, 1, FULL);
      assertEquals(Problem.DISK_FULL, Desk.problemOf(volume::commit));
      try {
        volume.commit();
        places.add(Desk.names(disk.root()));
      } catch (StorageException e) {
        assertEquals(Problem.MEDIUM_FAILED, e.problem()); // it was the ledger's turn
      }
    }
    assertEquals(2, places.size());
  }

  private static void untilThereIsRoom(TornDisk disk, Script.Step step, int[] refusals)
      throws IOException {
    try {
      step.run();
    } catch (StorageException e) {
      assertEquals(Problem.DISK_FULL, e.problem());
      refusals[0]++;
      disk.failAt(1, 0, "");
      step.run();
    }
  }

  private static void requireStateOf(Script script, TornDisk disk) throws IOException {
    Map<String, String> found = pictureOf(disk);
    assertTrue(
        script.history.subList(script.acknowledged, script.history.size()).contains(found),
        () -> found + " is none of " + script.history);
  }

  private static Map<String, String> pictureOf(TornDisk disk) throws IOException {
    try (Volume volume = Desk.open(disk.root())) {
      return Shadow.picture(volume);
    }
  }

  private static long changes() throws IOException {
    TornDisk disk = new TornDisk();
    Volume volume = Desk.open(disk.root());
    long before = disk.changes();
    new Script(volume, Script.Step::run).work();
    return disk.changes() - before;
  }
}
