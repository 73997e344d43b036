package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories, moves, deletions, times. */
@Tag("A1")
class VolumeTreeTest {
  @TempDir Path directory;
  private Volume volume;

  @BeforeEach
  void open() throws IOException {
    volume = Desk.open(directory);
  }

  @AfterEach
  void close() throws IOException {
    volume.close();
  }

  @Test
  void whatIsNotThereIsSaidToBeSo() {
    assertThrows(NoSuchFileException.class, () -> volume.facts(Shadow.place("/none")));
    assertThrows(NoSuchFileException.class, () -> volume.list(Shadow.place("/none")));
    assertThrows(NoSuchFileException.class, () -> volume.delete(Shadow.place("/none")));
    assertThrows(
        NoSuchFileException.class, () -> volume.createDirectory(Shadow.place("/none/below")));
    assertThrows(NoSuchFileException.class, () -> Desk.write(volume, "/none/below", "x"));
    assertThrows(NoSuchFileException.class, () -> move("/none", "/other", false));
    assertThrows(NoSuchFileException.class, () -> Desk.file(volume, "/none"));
  }

  @Test
  void aFileIsNoDirectoryAndADirectoryNoFile() throws IOException {
    Desk.write(volume, "/file", "x");
    volume.createDirectory(Shadow.place("/directory"));
    assertThrows(NotDirectoryException.class, () -> volume.list(Shadow.place("/file")));
    assertThrows(NotDirectoryException.class, () -> volume.facts(Shadow.place("/file/below")));
    assertThrows(NotDirectoryException.class, () -> Desk.write(volume, "/file/below", "x"));
    assertThrows(FileSystemException.class, () -> Desk.write(volume, "/directory", "x"));
    assertThrows(
        FileSystemException.class, () -> Desk.file(volume, "/directory", StandardOpenOption.READ));
  }

  @Test
  void whatIsThereIsNotMadeAgain() throws IOException {
    Desk.write(volume, "/file", "x");
    for (String path : List.of("/file", "/")) {
      assertThrows(
          FileAlreadyExistsException.class, () -> volume.createDirectory(Shadow.place(path)));
      assertThrows(
          FileAlreadyExistsException.class,
          () -> Desk.file(volume, path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW));
    }
  }

  @Test
  void aFullDirectoryIsNeitherDeletedNorReplaced() throws IOException {
    volume.createDirectory(Shadow.place("/full"));
    volume.createDirectory(Shadow.place("/other"));
    Desk.write(volume, "/full/file", "x");
    assertThrows(DirectoryNotEmptyException.class, () -> volume.delete(Shadow.place("/full")));
    assertThrows(DirectoryNotEmptyException.class, () -> move("/other", "/full", true));
    volume.delete(Shadow.place("/full/file"));
    move("/other", "/full", true);
    volume.delete(Shadow.place("/full"));
    assertEquals(List.of(), volume.list(Place.ROOT));
  }

  @Test
  void theRootStays() {
    assertThrows(FileSystemException.class, () -> volume.delete(Place.ROOT));
    assertThrows(FileSystemException.class, () -> move("/", "/other", false));
  }

  @Test
  void aDirectoryDoesNotMoveIntoItself() throws IOException {
    volume.createDirectory(Shadow.place("/a"));
    volume.createDirectory(Shadow.place("/a/b"));
    assertThrows(FileSystemException.class, () -> move("/a", "/a/b/c", false));
    assertThrows(FileSystemException.class, () -> move("/a", "/a/b", true));
    assertEquals(List.of("b"), volume.list(Shadow.place("/a")));
  }

  @Test
  void aMoveReplacesOnlyIfToldTo() throws IOException {
    Desk.write(volume, "/old", "old");
    Desk.write(volume, "/new", "new");
    assertThrows(FileAlreadyExistsException.class, () -> move("/new", "/old", false));
    long node = volume.facts(Shadow.place("/new")).node();
    move("/new", "/old", true);
    assertEquals("new", Desk.read(volume, "/old"));
    assertEquals(node, volume.facts(Shadow.place("/old")).node());
    assertEquals(List.of("old"), volume.list(Place.ROOT));
    move("/old", "/old", false);
    assertEquals(List.of("old"), volume.list(Place.ROOT));
  }

  @Test
  void whatWasReplacedOrDeletedLeavesTheDiskWithTheNextCommit() throws IOException {
    Desk.write(volume, "/old", "old");
    Desk.write(volume, "/new", "new");
    Desk.write(volume, "/gone", "gone");
    volume.commit();
    assertEquals(3, Desk.contents(directory));
    move("/new", "/old", true);
    volume.delete(Shadow.place("/gone"));
    assertEquals(3, Desk.contents(directory));
    volume.commit();
    assertEquals(1, Desk.contents(directory));
  }

  @Test
  void timesAreKeptAndReadingChangesNone() throws IOException {
    Desk.write(volume, "/file", "x");
    FileTime modified = FileTime.fromMillis(1_000);
    FileTime accessed = FileTime.fromMillis(-2_000);
    FileTime created = FileTime.fromMillis(3_000);
    volume.setTimes(
        Shadow.place("/file"), Optional.of(modified), Optional.of(accessed), Optional.empty());
    volume.setTimes(
        Shadow.place("/file"), Optional.empty(), Optional.empty(), Optional.of(created));
    assertEquals("x", Desk.read(volume, "/file"));
    volume.close();
    volume = Desk.open(directory);
    Facts facts = volume.facts(Shadow.place("/file"));
    assertEquals(
        List.of(modified, accessed, created),
        List.of(facts.modified(), facts.accessed(), facts.created()));
    assertEquals(1, facts.bytes());
    assertFalse(facts.directory());
    assertThrows(
        NoSuchFileException.class,
        () ->
            volume.setTimes(
                Shadow.place("/none"), Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void writingChangesTheFilesTimeAndNamesTheDirectorys() throws IOException {
    volume.createDirectory(Shadow.place("/d"));
    Desk.write(volume, "/d/file", "x");
    FileTime old = FileTime.fromMillis(1);
    for (String path : List.of("/d", "/d/file")) {
      volume.setTimes(Shadow.place(path), Optional.of(old), Optional.empty(), Optional.empty());
    }
    Desk.write(volume, "/d/file", "y");
    assertTrue(volume.facts(Shadow.place("/d/file")).modified().compareTo(old) > 0);
    assertEquals(old, volume.facts(Shadow.place("/d")).modified());
    volume.delete(Shadow.place("/d/file"));
    assertTrue(volume.facts(Shadow.place("/d")).modified().compareTo(old) > 0);
  }

  private void move(String from, String to, boolean replace) throws IOException {
    volume.move(Shadow.place(from), Shadow.place(to), replace);
  }
}
