package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of random operations on a real file system leave a volume as they leave a tree in
 * memory; {@link VolumePropertyTest} does many more on one in memory.
 */
@Tag("A2")
class VolumeModelTest {
  private static final String[] NAMES = {"a", "b", "c", "日本", "e"};
  private static final int MAX_BYTES = 300_000;

  @TempDir Path directory;

  private final Random random = new Random(4);
  private Shadow shadow = new Shadow();

  /** As of the last commit. */
  private Map<String, String> committed = shadow.picture();

  @Test
  void everyOperationDoesWhatItDoesInMemory() throws IOException {
    Volume volume = Desk.open(directory);
    for (int round = 0; round < 2_000; round++) {
      step(volume, random.nextInt(12));
      if (round % 100 == 0) {
        assertEquals(shadow.picture(), Shadow.picture(volume), "round " + round);
      }
      if (round % 333 == 0) {
        volume.close();
        volume = Desk.open(directory);
        assertEquals(shadow.picture(), Shadow.picture(volume), "round " + round);
      }
    }
    volume.close();
  }

  @Test
  void afterAKillTheLastCommitIsThere() throws IOException {
    for (int life = 0; life < 40; life++) {
      Volume volume = Desk.open(directory); // the last one was never closed
      assertEquals(committed, Shadow.picture(volume), "life " + life);
      shadow = new Shadow();
      for (String path : volume.list(Place.ROOT)) {
        Desk.clear(volume, "/" + path);
      }
      for (int round = 0; round < 30; round++) {
        step(volume, random.nextInt(12));
      }
      volume.commit();
      committed = shadow.picture();
      for (int round = 0; round < 30; round++) {
        step(volume, random.nextInt(12));
      }
    }
  }

  private void step(Volume volume, int kind) throws IOException {
    String path = somewhere();
    switch (kind) {
      case 0, 1 -> createDirectory(volume, path);
      case 2 -> delete(volume, path);
      case 3 -> move(volume, path, somewhere());
      case 4 -> rewrite(volume, path);
      case 5 -> truncate(volume, path);
      case 6, 7 -> append(volume, path);
      default -> overwrite(volume, path);
    }
  }

  private String somewhere() {
    List<String> paths = shadow.paths();
    if (!paths.isEmpty() && random.nextInt(3) > 0) {
      return paths.get(random.nextInt(paths.size()));
    }
    String parent = paths.isEmpty() ? "" : paths.get(random.nextInt(paths.size()));
    if (!shadow.isDirectory(parent) || random.nextInt(3) == 0) {
      parent = "";
    }
    return parent + "/" + NAMES[random.nextInt(NAMES.length)];
  }

  private void createDirectory(Volume volume, String path) throws IOException {
    try {
      volume.createDirectory(Shadow.place(path));
      assertEquals(false, shadow.exists(path));
      shadow.createDirectory(path);
    } catch (FileSystemException e) {
      assertEquals(true, shadow.exists(path));
    }
  }

  private void delete(Volume volume, String path) throws IOException {
    boolean possible =
        shadow.exists(path) && (!shadow.isDirectory(path) || shadow.isEmptyDirectory(path));
    try {
      volume.delete(Shadow.place(path));
      assertEquals(true, possible);
      shadow.delete(path);
    } catch (FileSystemException e) {
      assertEquals(false, possible);
    }
  }

  private void move(Volume volume, String from, String to) throws IOException {
    boolean toGivesWay =
        !shadow.exists(to) || !shadow.isDirectory(to) || shadow.isEmptyDirectory(to);
    boolean possible =
        from.equals(to)
            ? shadow.exists(from)
            : shadow.exists(from) && toGivesWay && !to.startsWith(from + "/");
    try {
      volume.move(Shadow.place(from), Shadow.place(to), true);
      assertEquals(true, possible, from + " to " + to);
      if (!from.equals(to)) {
        shadow.delete(to);
        shadow.move(from, to);
      }
    } catch (FileSystemException e) {
      assertEquals(false, possible, from + " to " + to + ": " + e);
    }
  }

  private void rewrite(Volume volume, String path) throws IOException {
    put(volume, path, 0, StandardOpenOption.TRUNCATE_EXISTING);
  }

  private void overwrite(Volume volume, String path) throws IOException {
    int reach = shadow.bytes(path).length + random.nextInt(2) * 40_000;
    put(volume, path, random.nextInt(Math.min(reach, MAX_BYTES) + 1), StandardOpenOption.READ);
  }

  private void append(Volume volume, String path) throws IOException {
    put(volume, path, shadow.bytes(path).length, StandardOpenOption.APPEND);
  }

  private void put(Volume volume, String path, int position, OpenOption how) throws IOException {
    byte[] bytes = Desk.content(1 + random.nextInt(random.nextInt(20) == 0 ? 90_000 : 900), 1);
    try (OpenFile file =
        Desk.file(volume, path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, how)) {
      assertEquals(bytes.length, file.write(ByteBuffer.wrap(bytes), position));
      shadow.createFile(path);
      if (how == StandardOpenOption.TRUNCATE_EXISTING) {
        shadow.truncate(path, 0);
      }
      shadow.write(path, position, bytes);
      assertEquals(shadow.bytes(path).length, file.bytes());
    } catch (FileSystemException e) {
      assertEquals(true, shadow.isDirectory(path));
    }
  }

  private void truncate(Volume volume, String path) throws IOException {
    if (!shadow.exists(path) || shadow.isDirectory(path)) {
      return;
    }
    int size = random.nextInt(shadow.bytes(path).length + 2);
    try (OpenFile file = Desk.file(volume, path, StandardOpenOption.WRITE)) {
      file.truncate(size);
    }
    shadow.truncate(path, size);
  }
}
