package dev.cordon.core.wipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.testing.disk.FaultyDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted of one directory, what is counted, and where a deletion does not go. */
@Tag("G1")
class DeletionTest {
  @TempDir Path temporary;
  private Path data;
  private Path sub;
  private Path one;
  private Path two;
  private FaultyDisk disk;

  /** Ten bytes in the directory, twenty in one below. */
  @BeforeEach
  void fill() throws IOException {
    data = Files.createDirectory(temporary.toRealPath().resolve("data"));
    sub = Files.createDirectory(data.resolve("sub"));
    one = Files.write(data.resolve("one"), new byte[10]);
    two = Files.write(sub.resolve("two"), new byte[20]);
    disk = FaultyDisk.over(data);
  }

  private static void assertDeleted(Deletion deletion, long files, long bytes) {
    assertEquals(files, deletion.files());
    assertEquals(bytes, deletion.bytes());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void everythingGoesAndIsCounted() {
    assertEquals(2, Deletion.count(List.of(data)));
    assertDeleted(Deletion.of(data), 2, 30);
    assertFalse(Files.exists(data));
  }

  @Test
  void whatIsNotThereIsNothingToDelete() {
    assertEquals(0, Deletion.count(List.of(data.resolve("never"))));
    assertDeleted(Deletion.of(data.resolve("never")), 0, 0);
  }

  @Test
  void whatIsHeldStaysAndIsCountedAndAllElseGoes() {
    disk.hold(two::equals);
    assertDeleted(Deletion.of(disk.path()), 1, 10);
    assertFalse(Files.exists(one));
    assertTrue(Files.exists(two));
    assertEquals(1, Deletion.count(List.of(disk.path(), data.resolve("never"))));
    assertEquals(2, Deletion.count(List.of(disk.path(), data)), "in both places together");
  }

  @Test
  void whoWatchesHearsOfEachFileWhetherItWent() {
    disk.hold(two::equals);
    List<Boolean> heard = new ArrayList<>();
    Deletion.of(disk.path(), heard::add);
    heard.sort(null);
    assertEquals(List.of(false, true), heard);
  }

  @Test
  void whoWatchesMayStopItAfterAnyFile() throws IOException {
    Deletion deletion = Deletion.of(data, succeeded -> false);
    assertEquals(1, deletion.files());
    assertEquals(1, files(data).size());
  }

  @Test
  void aDirectoryThatLeadsElsewhereStaysWithWhatIsBehindItAndAllElseGoes() {
    disk.junction(sub::equals);
    assertEquals(2, Deletion.count(List.of(disk.path())), "it counts for one");
    assertDeleted(Deletion.of(disk.path()), 1, 10);
    assertTrue(Files.exists(two));
    assertFalse(disk.touched().contains(two));
  }

  @Test
  void anotherFileSystemLaidOverADirectoryStaysToo() {
    disk.mount(sub::equals);
    assertDeleted(Deletion.of(disk.path()), 1, 10);
    assertTrue(Files.exists(two));
    assertFalse(disk.touched().contains(two));
  }

  @Test
  void aDirectoryThatLeadsElsewhereMayBeWhereItIsStopped() throws IOException {
    Files.delete(one);
    Path other = Files.createDirectory(data.resolve("other"));
    Files.write(other.resolve("three"), new byte[1]);
    disk.junction(path -> path.equals(sub) || path.equals(other));
    List<Boolean> heard = new ArrayList<>();
    Deletion.of(
        disk.path(),
        succeeded -> {
          heard.add(succeeded);
          return false;
        });
    assertEquals(List.of(false), heard, "none after the first");
  }

  @Test
  void whatSomebodyElseDeletesMeanwhileStopsNothing() throws IOException {
    Path busy = Files.createDirectory(data.resolve("busy"));
    for (int i = 0; i < 5; i++) {
      Files.write(busy.resolve("file-" + i), new byte[1]);
    }
    Deletion.of(
        data,
        succeeded -> {
          emptied(busy);
          return true;
        });
    assertFalse(Files.exists(data));
  }

  private static void emptied(Path directory) {
    if (Files.exists(directory)) {
      try {
        for (Path each : files(directory)) {
          Files.deleteIfExists(each);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
