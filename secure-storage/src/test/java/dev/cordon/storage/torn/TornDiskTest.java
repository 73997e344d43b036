package dev.cordon.storage.torn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The disk of the tests does what a disk does, and goes wrong as told. */
@Tag("A2")
class TornDiskTest {
  private final TornDisk disk = new TornDisk();
  private final Path file = disk.root().resolve("file");

  @Test
  void itReadsWritesMovesListsAndDeletes() throws IOException {
    Path below = Files.createDirectories(disk.root().resolve("a").resolve("b"));
    Files.write(below.resolve("one"), "one".getBytes(UTF_8));
    try (FileChannel channel = FileChannel.open(below.resolve("one"), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap("xyz".getBytes(UTF_8)), 5);
      channel.truncate(7);
    }
    Files.move(below.resolve("one"), file, StandardCopyOption.ATOMIC_MOVE);
    assertArrayEquals(new byte[] {'o', 'n', 'e', 0, 0, 'x', 'y'}, Files.readAllBytes(file));
    assertEquals(7, Files.size(file));
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(disk.root(), "f*")) {
      assertEquals(file, entries.iterator().next());
    }
    assertTrue(Files.isDirectory(below));
    assertTrue(Files.getFileStore(file).getUsableSpace() > 0);
    Files.delete(file);
    assertFalse(Files.exists(file));
    assertThrows(NoSuchFileException.class, () -> Files.delete(file));
  }

  @Test
  void whatWasForcedIsThereAfterEveryPowerCut() throws IOException {
    byte[] bytes = bytes(2_000);
    write(file, bytes, true);
    force(disk.root());
    for (int seed = 0; seed < 50; seed++) {
      assertArrayEquals(bytes, Files.readAllBytes(fileAfterCut(seed)));
    }
  }

  @Test
  void whatWasNotForcedMayBeThereNotOrInSectors() throws IOException {
    write(file, new byte[0], true);
    force(disk.root());
    byte[] bytes = bytes(2_000);
    write(file, bytes, false);
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      byte[] found = Files.readAllBytes(fileAfterCut(seed));
      for (int i = 0; i < found.length; i += 512) {
        int end = Math.min(found.length, i + 512);
        boolean written = Arrays.equals(found, i, end, bytes, i, end);
        assertTrue(written || Arrays.equals(found, i, end, new byte[512], 0, end - i));
        seen.add(i + (written ? " written" : " not"));
      }
      seen.add("length " + found.length);
    }
    assertEquals(8 + 5, seen.size(), seen.toString());
  }

  @Test
  void namesThatWereNotForcedMayBeGoneOrOld() throws IOException {
    write(file, bytes(10), true);
    force(disk.root());
    Files.move(file, disk.root().resolve("moved"), StandardCopyOption.ATOMIC_MOVE);
    Files.createDirectory(disk.root().resolve("new"));
    Set<String> seen = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      Path root = disk.afterPowerCut(new Random(seed)).root();
      boolean moved = Files.exists(root.resolve("moved"));
      assertEquals(moved, !Files.exists(root.resolve("file")));
      seen.add(moved + " " + Files.exists(root.resolve("new")));
    }
    assertEquals(4, seen.size());
  }

  @Test
  void aKillLosesNothingButForcesNothingEither() throws IOException {
    write(file, bytes(10), false);
    TornDisk killed = disk.afterKill();
    assertArrayEquals(bytes(10), Files.readAllBytes(killed.root().resolve("file")));
    boolean lost = false;
    for (int seed = 0; seed < 50; seed++) {
      lost |= !Files.exists(killed.afterPowerCut(new Random(seed)).root().resolve("file"));
    }
    assertTrue(lost);
  }

  @Test
  void theChangeThatIsToFailFailsAndTheNextDoesNot() throws IOException {
    disk.failAt(2, 1, "No space left on device");
    IOException e = assertThrows(IOException.class, () -> write(file, bytes(10), false));
    assertEquals("No space left on device", e.getMessage());
    assertEquals(5, Files.size(file));
    write(file, bytes(10), true);
    assertEquals(10, Files.size(file));
    assertEquals(4, disk.changes());
  }

  @Test
  void withoutPowerNothingWorks() throws IOException {
    disk.cutPowerAt(3);
    assertThrows(IOException.class, () -> write(file, bytes(10), true));
    assertThrows(IOException.class, () -> Files.readAllBytes(file));
    assertThrows(IOException.class, () -> Files.createDirectory(disk.root().resolve("new")));
    assertEquals(3, disk.changes());
    assertEquals(10, Files.size(disk.afterKill().root().resolve("file")));
  }

  private Path fileAfterCut(int seed) {
    return disk.afterPowerCut(new Random(seed)).root().resolve("file");
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) 7);
    return bytes;
  }

  private static void write(Path file, byte[] bytes, boolean forced) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes));
      if (forced) {
        channel.force(true);
      }
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
