package dev.cordon.storage.nio;

import static dev.cordon.storage.nio.WorkFiles.problemOf;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The file system outlives a lock; what was open then does not. */
@Tag("A2")
@Tag("D2")
class LockedWorkTest {
  @TempDir Path directory;
  private WorkFiles work;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    work = WorkFiles.in(directory);
    file = Twins.put(work.path("/file"), "content");
  }

  @Test
  void whileLockedEveryOperationSaysSo() throws IOException {
    work.volumes().lock();
    List<Executable> all =
        List.of(
            () -> Files.readAllBytes(file),
            () -> Files.write(file, new byte[1]),
            () -> Files.size(file),
            () -> Files.list(file),
            () -> Files.createDirectory(work.path("/new")),
            () -> Files.delete(file),
            () -> Files.copy(file, work.path("/new")),
            () -> Files.move(file, work.path("/new")),
            () -> Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0)),
            () -> file.toRealPath(),
            () -> Files.getFileStore(file),
            () -> work.fileSystem().getFileStores().iterator().next().getUsableSpace());
    for (Executable each : all) {
      assertEquals(Problem.LOCKED, problemOf(each));
    }
    assertTrue(work.fileSystem().isOpen());
    assertFalse(Files.exists(file));
  }

  @Test
  void aPathWorksAgainAfterTheUnlock() throws IOException {
    work.volumes().lock();
    work.volumes().unlock();
    assertEquals(
        "content", new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void whatWasOpenAtTheLockHasEndedAlsoAfterTheUnlock() throws IOException {
    FileChannel channel = FileChannel.open(file, READ, WRITE);
    try (InputStream stream = Files.newInputStream(file)) {
      work.volumes().lock();
      for (int i = 0; i < 2; i++) {
        assertEquals(Problem.LOCKED, problemOf(() -> channel.read(ByteBuffer.allocate(1))));
        assertEquals(Problem.LOCKED, problemOf(() -> channel.write(ByteBuffer.allocate(1))));
        assertEquals(Problem.LOCKED, problemOf(channel::size));
        assertEquals(Problem.LOCKED, problemOf(() -> channel.truncate(0)));
        assertEquals(Problem.LOCKED, problemOf(() -> channel.force(true)));
        assertEquals(Problem.LOCKED, problemOf(stream::read));
        if (i == 0) {
          work.volumes().unlock();
        }
      }
    }
    channel.close();
    assertThrows(ClosedChannelException.class, channel::size);
  }

  @Test
  void theFileLocksOfEndedChannelsAreInNobodysWay() throws IOException {
    FileChannel old = FileChannel.open(file, WRITE);
    FileLock oldLock = old.lock();
    work.volumes().lock();
    work.volumes().unlock();
    try (FileChannel channel = FileChannel.open(file, WRITE);
        FileLock lock = channel.lock()) {
      assertTrue(lock.isValid());
    }
    old.close();
    assertFalse(oldLock.isValid());
  }
}
