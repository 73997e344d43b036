package dev.cordon.storage;

import static dev.cordon.storage.Entries.problemOf;
import static dev.cordon.storage.Entries.read;
import static dev.cordon.storage.Entries.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
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
    write(files, "entry", Entries.content(600_000, 1));
  }

  @Test
  void aLockedDomainAnswersNothing() throws IOException {
    domain.lock();
    assertEquals(Problem.LOCKED, problemOf(() -> files.open("entry")));
    assertEquals(Problem.LOCKED, problemOf(() -> files.create("entry")));
    assertEquals(Problem.LOCKED, problemOf(() -> files.exists("entry")));
    assertEquals(Problem.LOCKED, problemOf(() -> files.size("entry")));
    assertEquals(Problem.LOCKED, problemOf(files::names));
    assertEquals(Problem.LOCKED, problemOf(() -> files.delete("entry")));
  }

  @Test
  void aReaderEndsAtTheLock() throws IOException {
    try (InputStream in = files.open("entry")) {
      assertEquals(10, in.readNBytes(10).length);
      domain.lock();
      assertEquals(Problem.LOCKED, problemOf(in::read));
      assertEquals(Problem.LOCKED, problemOf(in::available));
      domain.unlock();
      assertEquals(Problem.LOCKED, problemOf(in::read));
    }
    assertArrayEquals(Entries.content(600_000, 1), read(files, "entry"));
  }

  @Test
  void aWriterEndsAtTheLockAndLeavesNothing() throws IOException {
    OutputStream written = files.create("entry");
    OutputStream fresh = files.create("fresh");
    written.write(Entries.content(500_000, 2));
    domain.lock();
    assertEquals(1, Entries.onDisk(directory).size());
    assertEquals(Problem.LOCKED, problemOf(() -> written.write(1)));
    assertEquals(Problem.LOCKED, problemOf(written::close));
    assertEquals(Problem.LOCKED, problemOf(fresh::close));
    domain.unlock();
    assertArrayEquals(Entries.content(600_000, 1), read(files, "entry"));
    assertEquals(java.util.List.of("entry"), files.names());
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
        Future<?> reader = threads.submit(() -> untilLocked(running, () -> read(files, "entry")));
        running.await();
        domain.lock();
        for (Future<?> each : java.util.List.of(writer, second, reader)) {
          each.get(30, TimeUnit.SECONDS);
        }
        domain.unlock();
        assertArrayEquals(Entries.content(600_000, 1), read(files, "entry"));
        assertEquals(0, domain.openResources());
        assertEquals(1, Entries.onDisk(directory).size());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Action {
    void run() throws IOException;
  }

  private void writeAgain() throws IOException {
    write(files, "entry", Entries.content(600_000, 1));
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
