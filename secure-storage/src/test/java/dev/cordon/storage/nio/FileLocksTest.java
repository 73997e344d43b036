package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Locks hold across the channels of a file, by any name that it has. */
@Tag("A2")
class FileLocksTest {
  @TempDir Path directory;
  private WorkFiles work;
  private Path file;
  private FileChannel one;
  private FileChannel two;

  @BeforeEach
  void open() throws IOException {
    work = WorkFiles.in(directory);
    file = Twins.put(work.path("/file"), "content");
    one = FileChannel.open(file, READ, WRITE);
    two = FileChannel.open(file, READ, WRITE);
  }

  @AfterEach
  void close() throws IOException {
    one.close();
    two.close();
  }

  @Test
  void anOverlappingLockOfAnotherChannelIsRefused() throws IOException {
    try (FileLock lock = one.lock(10, 10, false)) {
      assertTrue(lock.isValid());
      assertThrows(OverlappingFileLockException.class, () -> two.lock());
      assertThrows(OverlappingFileLockException.class, () -> two.tryLock(19, 1, true));
      assertTrue(two.tryLock(0, 10, false).isValid());
      assertTrue(two.tryLock(20, 10, false).isValid());
    }
    assertTrue(two.tryLock(10, 10, false).isValid());
  }

  @Test
  void aLockEndsWithItsChannelAndNotWithAnother() throws IOException {
    FileLock lock = one.lock();
    two.close();
    assertTrue(lock.isValid());
    try (FileChannel three = FileChannel.open(file, WRITE)) {
      assertThrows(OverlappingFileLockException.class, three::tryLock);
      one.close();
      assertFalse(lock.isValid());
      assertThrows(ClosedChannelException.class, lock::release);
      assertTrue(three.tryLock().isValid());
    }
  }

  @Test
  void aLockFollowsTheFileToItsNewName() throws IOException {
    FileLock lock = one.lock();
    Path moved = Files.move(file, work.path("/moved"));
    try (FileChannel same = FileChannel.open(moved, WRITE);
        FileChannel another = FileChannel.open(Twins.put(file, "another"), WRITE)) {
      assertThrows(OverlappingFileLockException.class, same::tryLock);
      assertTrue(another.tryLock().isValid());
    }
    assertTrue(lock.isValid());
  }

  @Test
  void ofManyThreadsOneGetsTheLock() throws Exception {
    AtomicInteger got = new AtomicInteger();
    Callable<Boolean> attempt =
        () -> {
          FileChannel channel = FileChannel.open(file, WRITE);
          try {
            return channel.lock().isValid() && got.incrementAndGet() > 0;
          } catch (OverlappingFileLockException e) {
            channel.close();
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        all.add(threads.submit(attempt));
      }
      for (Future<Boolean> each : all) {
        each.get();
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(1, got.get());
  }
}
