package dev.cordon.storage.volume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SPARSE;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Open files mean what their options say, also when their file goes. */
@Tag("A1")
class OpenFileTest {
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
  void withoutOptionsItIsForReading() throws IOException {
    Desk.write(volume, "/file", "text");
    try (OpenFile file = Desk.file(volume, "/file")) {
      assertTrue(file.isReadable());
      assertFalse(file.isWritable());
      assertThrows(NonWritableChannelException.class, () -> write(file, "x", 0));
      assertThrows(NonWritableChannelException.class, () -> file.truncate(0));
      assertEquals(-1, file.read(ByteBuffer.allocate(1), 4));
      assertEquals("/file", file.place().toString());
    }
    try (OpenFile file = Desk.file(volume, "/file", WRITE, LinkOption.NOFOLLOW_LINKS)) {
      assertThrows(NonReadableChannelException.class, () -> file.read(ByteBuffer.allocate(1), 0));
    }
    assertThrows(
        NoSuchFileException.class, () -> Desk.file(volume, "/none", READ, CREATE, CREATE_NEW));
  }

  @Test
  void optionsThatExcludeEachOtherAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Desk.file(volume, "/f", READ, APPEND));
    assertThrows(
        IllegalArgumentException.class, () -> Desk.file(volume, "/f", APPEND, TRUNCATE_EXISTING));
    Set<OpenOption> foreign = Set.of(new OpenOption() {});
    assertThrows(
        UnsupportedOperationException.class, () -> volume.open(Shadow.place("/f"), foreign));
    assertThrows(NoSuchFileException.class, () -> volume.facts(Shadow.place("/f")));
  }

  @Test
  void appendingIgnoresThePosition() throws IOException {
    Desk.write(volume, "/file", "one");
    try (OpenFile file = Desk.file(volume, "/file", APPEND)) {
      write(file, "two", 0);
      assertEquals(5, file.append(ByteBuffer.wrap("three".getBytes(UTF_8))));
    }
    assertEquals("onetwothree", Desk.read(volume, "/file"));
  }

  @Test
  void aGapReadsAsZeros() throws IOException {
    try (OpenFile file = Desk.file(volume, "/file", WRITE, CREATE_NEW, SPARSE)) {
      write(file, "x", 1_000_000);
      assertEquals(1_000_001, file.bytes());
    }
    byte[] bytes = Shadow.read(volume, "/file");
    assertEquals(0, bytes[999_999]);
    assertEquals('x', bytes[1_000_000]);
  }

  @Test
  void truncatingAffectsWhoeverHasItOpen() throws IOException {
    Desk.write(volume, "/file", "a long text");
    try (OpenFile reader = Desk.file(volume, "/file", READ);
        OpenFile writer = Desk.file(volume, "/file", READ, WRITE, TRUNCATE_EXISTING)) {
      assertEquals(0, reader.bytes());
      assertEquals(-1, reader.read(ByteBuffer.allocate(9), 0));
      write(writer, "short", 0);
      assertEquals("short", text(reader));
      writer.truncate(99);
      assertEquals(5, reader.bytes());
      writer.truncate(2);
      assertEquals("sh", text(reader));
      writer.truncate(0);
      assertEquals("", text(reader));
    }
    reopen();
    assertEquals(0, volume.facts(Shadow.place("/file")).bytes());
    assertEquals(0, Desk.contents(directory));
  }

  @Test
  void aDeletedFileGoesOnForWhoeverHasItOpen() throws IOException {
    Desk.write(volume, "/file", "text");
    volume.commit();
    try (OpenFile file = Desk.file(volume, "/file", READ, WRITE)) {
      volume.delete(Shadow.place("/file"));
      volume.commit();
      assertEquals("text", text(file));
      write(file, " goes on", 4);
      volume.commit();
      Desk.write(volume, "/file", "another");
      assertEquals("text goes on", text(file));
      assertEquals("another", Desk.read(volume, "/file"));
    }
    reopen();
    assertEquals("another", Desk.read(volume, "/file"));
    assertEquals(1, Desk.contents(directory));
  }

  @Test
  void aDeletedFileThatIsStillOpenLeavesTheDiskWhenTheVolumeCloses() throws IOException {
    Desk.write(volume, "/file", "text");
    volume.commit();
    OpenFile open = Desk.file(volume, "/file", READ);
    volume.delete(Shadow.place("/file"));
    volume.commit();
    assertEquals(1, Desk.contents(directory));
    volume.close();
    assertEquals(0, Desk.contents(directory));
    open.close();
  }

  @Test
  void aFileThatAMoveReplacedGoesOnForWhoeverHasItOpen() throws IOException {
    Desk.write(volume, "/old", "old");
    Desk.write(volume, "/new", "new");
    try (OpenFile old = Desk.file(volume, "/old", READ);
        OpenFile moved = Desk.file(volume, "/new", READ)) {
      volume.move(Shadow.place("/new"), Shadow.place("/old"), true);
      volume.commit();
      assertEquals("old", text(old));
      assertEquals("new", text(moved));
    }
  }

  @Test
  void deleteOnCloseDeletes() throws IOException {
    try (OpenFile file = Desk.file(volume, "/temporary", READ, WRITE, CREATE, DELETE_ON_CLOSE)) {
      write(file, "x", 0);
      assertEquals(List.of("temporary"), volume.list(Place.ROOT));
    }
    assertEquals(List.of(), volume.list(Place.ROOT));
    reopen();
    assertEquals(0, Desk.contents(directory));
  }

  @Test
  void whatIsWrittenWithSyncIsOnTheMedium() throws IOException {
    for (OpenOption sync : List.of(SYNC, DSYNC)) {
      OpenFile file = Desk.file(volume, "/file", WRITE, CREATE, sync);
      write(file, "synced", 0);
      Volume afterKill = Desk.open(directory);
      assertEquals("synced", Desk.read(afterKill, "/file"));
      volume = afterKill;
      volume.delete(Shadow.place("/file"));
      volume.commit();
    }
  }

  @Test
  void forceBringsEverythingToTheMedium() throws IOException {
    Desk.write(volume, "/one", "1");
    try (OpenFile file = Desk.file(volume, "/two", WRITE, CREATE)) {
      write(file, "2", 0);
      file.force();
      write(file, "3", 0);
    }
    volume = Desk.open(directory);
    assertEquals("1", Desk.read(volume, "/one"));
    assertEquals("2", Desk.read(volume, "/two"));
  }

  @Test
  void afterCloseItSaysSoAndAfterTheVolumesThatItIsLocked() throws IOException {
    OpenFile closed = Desk.file(volume, "/file", WRITE, READ, CREATE);
    closed.close();
    closed.close();
    assertEquals(Problem.CLOSED, Desk.problemOf(closed::bytes));
    assertEquals(Problem.CLOSED, Desk.problemOf(() -> write(closed, "x", 0)));
    OpenFile open = Desk.file(volume, "/file", WRITE, READ);
    write(open, "text", 0);
    volume.close();
    volume.close();
    assertEquals(Problem.LOCKED, Desk.problemOf(open::bytes));
    assertEquals(Problem.LOCKED, Desk.problemOf(() -> write(open, "x", 0)));
    assertEquals(Problem.LOCKED, Desk.problemOf(() -> text(open)));
    assertEquals(Problem.LOCKED, Desk.problemOf(open::force));
    assertEquals(Problem.LOCKED, Desk.problemOf(() -> volume.list(Place.ROOT)));
    open.close();
    assertTrue(volume.anchor().isPresent());
    volume = Desk.open(directory);
    assertEquals("text", Desk.read(volume, "/file"));
  }

  private void reopen() throws IOException {
    volume.close();
    volume = Desk.open(directory);
  }

  private static void write(OpenFile file, String text, long position) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    assertEquals(bytes.length, file.write(ByteBuffer.wrap(bytes), position));
  }

  private static String text(OpenFile file) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(100);
    int read = file.read(all, 0);
    return new String(all.array(), 0, Math.max(0, read), UTF_8);
  }
}
