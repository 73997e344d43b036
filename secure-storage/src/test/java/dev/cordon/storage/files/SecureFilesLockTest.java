package dev.cordon.storage.files;

import static dev.cordon.storage.files.Written.content;
import static dev.cordon.storage.files.Written.names;
import static dev.cordon.storage.files.Written.problemOf;
import static dev.cordon.storage.files.Written.read;
import static dev.cordon.storage.files.Written.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
@Tag("D2")
class SecureFilesLockTest {
  @TempDir Path directory;
  private TestDomain domain;
  private SecureFiles files;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, "master");
    files = SecureFiles.in(domain);
    write(files, "file", content(600_000, 1));
  }

  @Test
  void aLockedDomainAnswersNothing() throws IOException {
    Path path = files.fileSystem().getPath("/file");
    domain.lock();
    assertEquals(Problem.LOCKED, problemOf(() -> files.read("file")));
    assertEquals(Problem.LOCKED, problemOf(() -> files.write("file")));
    assertEquals(Problem.LOCKED, problemOf(() -> files.exists("file")));
    assertEquals(Problem.LOCKED, problemOf(() -> files.delete("file")));
    assertEquals(Problem.LOCKED, problemOf(() -> files.deleteAll(List.of("file"))));
    assertEquals(Problem.LOCKED, problemOf(files::force));
    assertEquals(Problem.LOCKED, problemOf(() -> Files.size(path)));
    assertEquals(Problem.LOCKED, problemOf(() -> Files.readAllBytes(path)));
    assertEquals(Problem.LOCKED, problemOf(() -> SecureFiles.in(domain)));
  }

  @Test
  void theFileSystemGoesOnAfterTheUnlock() throws IOException {
    FileSystem fileSystem = files.fileSystem();
    Path path = fileSystem.getPath("/file");
    domain.lock();
    domain.unlock();
    assertEquals(600_000, Files.size(path));
    assertSame(fileSystem, SecureFiles.in(domain).fileSystem());
    assertArrayEquals(content(600_000, 1), read(files, "file"));
  }

  @Test
  void aReaderEndsAtTheLock() throws IOException {
    try (InputStream in = files.read("file")) {
      assertEquals(10, in.readNBytes(10).length);
      domain.lock();
      assertEquals(Problem.LOCKED, problemOf(in::read));
      assertEquals(Problem.LOCKED, problemOf(in::available));
      domain.unlock();
      SecureFiles.in(domain);
      assertEquals(Problem.LOCKED, problemOf(in::read));
    }
    assertArrayEquals(content(600_000, 1), read(files, "file"));
  }

  @Test
  void aChannelEndsAtTheLock() throws IOException {
    Path path = files.fileSystem().getPath("/file");
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      domain.lock();
      assertEquals(Problem.LOCKED, problemOf(() -> channel.read(ByteBuffer.allocate(1))));
      assertEquals(Problem.LOCKED, problemOf(() -> channel.write(ByteBuffer.allocate(1))));
      assertEquals(Problem.LOCKED, problemOf(() -> channel.force(true)));
      domain.unlock();
      SecureFiles.in(domain);
      assertEquals(Problem.LOCKED, problemOf(() -> channel.read(ByteBuffer.allocate(1))));
    }
  }

  @Test
  void aWriterEndsAtTheLockAndLeavesNothing() throws IOException {
    NewFile written = files.write("file");
    NewFile fresh = files.write("fresh");
    written.write(content(500_000, 2));
    domain.lock();
    assertEquals(1, Written.contents(directory).size());
    assertEquals(Problem.LOCKED, problemOf(() -> written.write(1)));
    assertEquals(Problem.LOCKED, problemOf(written::close));
    assertEquals(Problem.LOCKED, problemOf(fresh::close));
    domain.unlock();
    assertArrayEquals(content(600_000, 1), read(files, "file"));
    assertEquals(List.of("/file"), names(files));
  }

  @Test
  @Timeout(60)
  void lockingInTheMiddleOfWritesBlocksNobodyAndDamagesNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < 20; round++) {
        CountDownLatch running = new CountDownLatch(3);
        Future<?> writer = threads.submit(() -> untilLocked(running, this::writeAgain));
        Future<?> second = threads.submit(() -> untilLocked(running, this::writeAgain));
        Future<?> reader = threads.submit(() -> untilLocked(running, () -> read(files, "file")));
        running.await();
        domain.lock();
        for (Future<?> each : List.of(writer, second, reader)) {
          each.get(30, TimeUnit.SECONDS);
        }
        domain.unlock();
        assertArrayEquals(content(600_000, 1), read(files, "file"));
        assertEquals(List.of("/file"), names(files));
        domain.lock();
        assertEquals(1, Written.contents(directory).size());
        assertEquals(0, domain.openResources());
        domain.unlock();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private void writeAgain() throws IOException {
    write(files, "file", content(600_000, 1));
  }

  private static boolean untilLocked(CountDownLatch running, Action action) throws IOException {
    running.countDown();
    try {
      while (true) {
        action.run();
      }
    } catch (StorageException e) {
      assertEquals(Problem.LOCKED, e.problem());
      return true;
    }
  }
}
