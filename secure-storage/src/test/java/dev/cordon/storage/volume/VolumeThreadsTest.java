package dev.cordon.storage.volume;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many at once. */
@Tag("A2")
@Timeout(120)
class VolumeThreadsTest {
  private static final int ROUNDS = 300;
  private static final int BLOCK = 32 * 1024;
  private static final int MOST_TURNS = 1_000_000;

  @TempDir Path directory;

  @Test
  void twoWhoAppendLoseNothing() throws Exception {
    try (Volume volume = Desk.open(directory)) {
      Desk.write(volume, "/log", "");
      atOnce(List.of(() -> append(volume, 'a'), () -> append(volume, 'b')));
      String log = Desk.read(volume, "/log");
      assertEquals(2 * ROUNDS * 10, log.length());
      for (int i = 0; i < log.length(); i += 10) {
        String line = log.substring(i, i + 10);
        assertTrue(line.equals("aaaaaaaaaa") || line.equals("bbbbbbbbbb"), line);
      }
    }
  }

  @Test
  void aCommitAmidAnothersWritingHasNoStepWithoutThoseBefore() throws Exception {
    TornDisk disk = new TornDisk();
    try (Volume volume = Desk.open(disk.root())) {
      List<Callable<Boolean>> work = new ArrayList<>();
      work.add(() -> countUp(volume));
      work.add(() -> commitOften(volume, disk));
      work.add(() -> commitOften(volume, disk));
      atOnce(work);
    }
  }

  /** One step further in /a, then one more directory, then one step further in /c. */
  private static boolean countUp(Volume volume) throws IOException {
    try (OpenFile a = Desk.file(volume, "/a", READ, WRITE, CREATE);
        OpenFile c = Desk.file(volume, "/c", READ, WRITE, CREATE)) {
      for (int i = 0; i < 10 * ROUNDS; i++) {
        put(a, i);
        volume.createDirectory(Place.ROOT.resolve("b" + i));
        put(c, i);
      }
    }
    return true;
  }

  private static void requirePrefix(TornDisk killed) throws IOException {
    try (Volume volume = Desk.open(killed.root())) {
      List<String> names = volume.list(Place.ROOT);
      if (names.contains("a") && names.contains("c")) {
        int directories = names.size() - 2;
        int a = number(volume, "/a");
        int c = number(volume, "/c");
        String state = a + " " + directories + " " + c;
        assertTrue(a == directories || a == directories + 1, state);
        assertTrue(c == directories || c == directories - 1, state);
      }
    }
  }

  private static boolean commitOften(Volume volume, TornDisk disk) throws IOException {
    for (int i = 0; i < 50; i++) {
      volume.commit();
      requirePrefix(disk.afterKill());
    }
    return true;
  }

  @Test
  void lockingAmidAllSortsOfWorkEndsItWithAClearWord() throws Exception {
    TestDomain domain = TestDomain.of(directory, "master");
    Volume volume = Desk.open(domain);
    domain.closeOnLock(volume);
    List<Callable<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String path = "/file " + i;
      work.add(() -> workUntilLocked(volume, path));
    }
    work.add(
        () -> {
          Thread.sleep(300);
          domain.lock();
          return true;
        });
    atOnce(work);
    domain.unlock();
    try (Volume again = Desk.open(domain)) {
      for (String name : again.list(Place.ROOT)) {
        assertTrue(Shadow.read(again, "/" + name).length % 1_000 == 0);
      }
    }
  }

  /** Keys are zeroed at the lock: nobody may read or seal with what is left of them. */
  @Test
  @Tag("D2")
  void whoReadsAndWritesOpenFilesWhileTheirKeysGoIsToldLockedAndNothingIsGarbage()
      throws Exception {
    TestDomain domain = TestDomain.of(directory, "master");
    for (int round = 0; round < 10; round++) {
      Volume volume = Desk.open(domain);
      domain.closeOnLock(volume);
      CountDownLatch running = new CountDownLatch(4);
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        OpenFile file = Desk.file(volume, "/open " + i / 2, READ, WRITE, CREATE);
        work.add(
            i % 2 == 0
                ? () -> fillUntilLocked(file, running)
                : () -> checkUntilLocked(file, running));
      }
      int more = round;
      work.add(
          () -> {
            running.await();
            Thread.sleep(more % 5, more * 37_000 % 1_000_000);
            domain.lock();
            return true;
          });
      atOnce(work);
      domain.unlock();
    }
    try (Volume again = Desk.open(domain)) {
      for (String name : again.list(Place.ROOT)) {
        requireEven(Shadow.read(again, "/" + name));
      }
    }
  }

  /** Writes blocks of one value each. */
  private static boolean fillUntilLocked(OpenFile file, CountDownLatch running) throws IOException {
    byte[] block = new byte[BLOCK];
    try {
      for (int i = 0; i < MOST_TURNS; i++) {
        Arrays.fill(block, (byte) i);
        int unused = file.write(ByteBuffer.wrap(block), (long) BLOCK * (i * 7 % 256));
        if (i == 256) {
          running.countDown();
        }
        if (i % 200 == 0) {
          file.force();
        }
      }
      return false;
    } catch (StorageException e) {
      assertEquals(Problem.LOCKED, e.problem());
      return true;
    }
  }

  /** Reads so much at once that the lock comes in the middle of it. */
  private static boolean checkUntilLocked(OpenFile file, CountDownLatch running)
      throws IOException {
    ByteBuffer read = ByteBuffer.allocateDirect(256 * BLOCK);
    try {
      for (int i = 0; i < MOST_TURNS; i++) {
        int count = file.read(read.clear(), 0);
        byte[] bytes = new byte[Math.max(count, 0)];
        read.flip().get(bytes);
        requireEven(bytes);
        running.countDown();
      }
      return false;
    } catch (StorageException e) {
      assertEquals(Problem.LOCKED, e.problem());
      return true;
    }
  }

  private static void requireEven(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      assertEquals(bytes[i / BLOCK * BLOCK], bytes[i], "garbage at " + i);
    }
  }

  @Test
  void anInterruptedThreadSpoilsNothing() throws Exception {
    try (Volume volume = Desk.open(directory)) {
      for (int i = 0; i < 20; i++) {
        Desk.write(volume, "/file", "text " + i);
        Thread.currentThread().interrupt();
        try {
          volume.commit();
        } catch (StorageException e) {
          assertEquals(Problem.MEDIUM_FAILED, e.problem());
        }
        assertTrue(Thread.interrupted());
        assertEquals("text " + i, Desk.read(volume, "/file"));
      }
      volume.commit();
    }
    try (Volume again = Desk.open(directory)) {
      assertEquals("text 19", Desk.read(again, "/file"));
    }
  }

  private static boolean workUntilLocked(Volume volume, String path) throws IOException {
    try {
      for (int i = 0; ; i++) {
        Desk.write(volume, path, Desk.content(1_000, i));
        int unused = Shadow.read(volume, path).length;
        if (i % 10 == 0) {
          volume.commit();
        }
        if (i % 7 == 0) {
          volume.delete(Shadow.place(path));
        }
      }
    } catch (StorageException e) {
      assertEquals(Problem.LOCKED, e.problem());
      return true;
    }
  }

  private static boolean append(Volume volume, char letter) throws IOException {
    byte[] line = String.valueOf(letter).repeat(10).getBytes(StandardCharsets.UTF_8);
    try (OpenFile file = Desk.file(volume, "/log", APPEND)) {
      for (int i = 0; i < ROUNDS; i++) {
        assertEquals(10, file.append(ByteBuffer.wrap(line)));
        if (i % 200 == 0) {
          file.force();
        }
      }
    }
    return true;
  }

  private static void put(OpenFile file, int number) throws IOException {
    int unused = file.write(ByteBuffer.allocate(4).putInt(0, number + 1), 0);
  }

  private static int number(Volume volume, String path) throws IOException {
    byte[] bytes = Shadow.read(volume, path);
    return bytes.length == 0 ? 0 : ByteBuffer.wrap(bytes).getInt();
  }

  private static void atOnce(List<Callable<Boolean>> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(work.size());
    try {
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertTrue(done.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
