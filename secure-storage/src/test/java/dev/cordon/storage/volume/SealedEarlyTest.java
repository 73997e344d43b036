package dev.cordon.storage.volume;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A closed file's blocks go into its file at once; they count from the next commit on. */
@Tag("A2")
class SealedEarlyTest {
  private static final int ROUNDS = 100;
  private static final int MOST_NANOS = 300_000;
  private static final int BYTES = 20_000;

  private final TornDisk disk = new TornDisk();

  @Test
  void whatWasClosedIsCiphertextOnTheDiskBeforeAnyCommit() throws IOException {
    Volume volume = Desk.open(disk.root());
    Desk.write(volume, "/file", "text");
    assertEquals(1, Desk.contents(disk.root()));
    assertEquals(0, Desk.contents(recovered(disk.afterKill()).root()), "but not the file's yet");
    volume.commit();
    assertEquals("text", Desk.read(Desk.open(disk.afterKill().root()), "/file"));
  }

  @Test
  void whatWasClosedAndChangedAgainBeforeTheCommitIsThatOfTheCommit() throws IOException {
    Volume volume = Desk.open(disk.root());
    Desk.write(volume, "/file", Desk.content(BYTES, 1));
    for (int i = 1; i <= 5; i++) {
      boolean unused = put(volume, i);
    }
    volume.commit();
    boolean unused = put(volume, 6);
    assertEquals(5, number(disk.afterKill()));
    volume.commit();
    assertEquals(6, number(disk.afterPowerCut(new Random(1))));
  }

  @Test
  void aCommitNamesNothingThatWasClosedBesideAnotherAndIsUnforced() throws Exception {
    Volume volume = Desk.open(disk.root());
    Desk.write(volume, "/file", Desk.content(BYTES, 1));
    Random random = new Random(2);
    for (int i = 1; i <= ROUNDS; i++) {
      boolean unused = put(volume, -i);
      int number = i;
      FutureTask<Boolean> beside = new FutureTask<>(() -> put(volume, number));
      new Thread(beside, "beside").start();
      busy(random.nextInt(MOST_NANOS));
      volume.commit();
      assertTrue(beside.get());
      volume.commit();
      assertEquals(i, number(disk.afterPowerCut(random)));
    }
  }

  private static void busy(long nanos) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < nanos) {
      Thread.onSpinWait();
    }
  }

  private static boolean put(Volume volume, int number) throws IOException {
    try (OpenFile file = Desk.file(volume, "/file", READ, WRITE, CREATE)) {
      int unused = file.write(ByteBuffer.allocate(4).putInt(0, number), 0);
    }
    return true;
  }

  private static int number(TornDisk found) throws IOException {
    try (Volume volume = Desk.open(found.root())) {
      return ByteBuffer.wrap(Shadow.read(volume, "/file")).getInt();
    }
  }

  private static TornDisk recovered(TornDisk found) throws IOException {
    Desk.open(found.root()).close();
    return found;
  }
}
