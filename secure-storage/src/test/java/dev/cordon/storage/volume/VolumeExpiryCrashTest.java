package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.TestExpiry;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever moment the power goes or the process dies while a file is given its time, or ends: it is
 * whole and has no time yet, or it ends, and no block of it stays.
 */
@Tag("A5")
@Tag("A2")
class VolumeExpiryCrashTest {
  private static final int FILES = 3;
  private static final byte[] BYTES = Desk.content(70_000, 1);

  /** How far it came, and the time of that life. */
  private static final class Life {
    private final TestExpiry expiry = new TestExpiry();
    private boolean timed;
    private boolean ended;
  }

  @Test
  void aPowerCutAtAnyChangeLeavesItWholeOrEnding() throws IOException {
    long changes = changes();
    assertTrue(changes > 20, "only " + changes);
    for (long at = 1; at <= changes; at++) {
      TornDisk disk = prepared();
      Life life = runUntilCut(disk, at);
      for (int seed = 0; seed < 3; seed++) {
        requireWholeOrGone(disk.afterPowerCut(new Random(10 * at + seed)), life, at);
      }
    }
  }

  @Test
  void aKillAtAnyChangeLeavesItWholeOrEnding() throws IOException {
    long changes = changes();
    for (long at = 1; at <= changes; at++) {
      TornDisk disk = prepared();
      Life life = runUntilCut(disk, at);
      requireWholeOrGone(disk.afterKill(), life, at);
    }
  }

  private static Volume open(Path root, TestExpiry expiry) throws IOException {
    return Desk.open(TestDomain.of(root, "master", expiry));
  }

  private static TornDisk prepared() throws IOException {
    TornDisk disk = new TornDisk();
    try (Volume volume = open(disk.root(), new TestExpiry())) {
      for (int i = 0; i < FILES; i++) {
        Desk.write(volume, "/plan" + i, BYTES);
      }
      Desk.write(volume, "/other", BYTES);
    }
    return disk;
  }

  private static long changes() throws IOException {
    TornDisk disk = prepared();
    long before = disk.changes();
    run(disk.root(), new Life());
    return disk.changes() - before;
  }

  private static Life runUntilCut(TornDisk disk, long at) {
    Life life = new Life();
    disk.cutPowerAt(at);
    try {
      run(disk.root(), life);
    } catch (IOException cut) {
      return life;
    }
    return life;
  }

  private static void run(Path root, Life life) throws IOException {
    try (Volume volume = open(root, life.expiry)) {
      Instant when = life.expiry.now().plus(Duration.ofDays(1));
      for (int i = 0; i < FILES; i++) {
        volume.expires(Shadow.place("/plan" + i), when.plusSeconds(i));
      }
      volume.commit();
      life.timed = true;
      life.expiry.pass(Duration.ofDays(1));
      life.expiry.pass(Duration.ofSeconds(FILES));
      life.ended = volume.list(Place.ROOT).equals(List.of("other"));
    }
    assertTrue(life.ended);
  }

  private static void requireWholeOrGone(TornDisk disk, Life life, long at) throws IOException {
    life.expiry.passUnseen(Duration.ofDays(3));
    String when = "cut at change " + at;
    int there = 1;
    try (Volume volume = open(disk.root(), life.expiry)) {
      life.expiry.look();
      for (int i = 0; i < FILES; i++) {
        if (volume.list(Place.ROOT).contains("plan" + i)) {
          assertTrue(!life.timed, when + ": it should have ended");
          assertArrayEquals(BYTES, Shadow.read(volume, "/plan" + i), when);
          there++;
        }
      }
      assertArrayEquals(BYTES, Shadow.read(volume, "/other"), when);
    }
    assertEquals(there, Desk.contents(disk.root()), when + ": blocks that nobody names");
  }
}
