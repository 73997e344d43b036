package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt or an asynchronous close ends one channel and harms no other of the same file. */
@Tag("A2")
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InterruptedChannelTest {
  @TempDir Path directory;
  private WorkFiles work;
  private Path file;
  private FileChannel other;

  @BeforeEach
  void open() throws IOException {
    work = WorkFiles.in(directory);
    file = Files.write(work.path("/file"), new byte[100_000]);
    other = FileChannel.open(file, READ, WRITE);
  }

  @AfterEach
  void theOtherChannelGoesOn() throws IOException {
    assertEquals(100, other.read(ByteBuffer.allocate(100)));
    assertEquals(5, other.write(ByteBuffer.allocate(5), 0));
    other.close();
  }

  @Test
  void anInterruptedThreadClosesTheChannelThatItUses() throws IOException {
    interrupted(channel -> channel.read(ByteBuffer.allocate(1)));
    interrupted(channel -> channel.read(ByteBuffer.allocate(1), 0));
    interrupted(channel -> channel.read(new ByteBuffer[] {ByteBuffer.allocate(1)}));
    interrupted(channel -> channel.write(ByteBuffer.allocate(1)));
    interrupted(channel -> channel.write(ByteBuffer.allocate(1), 0));
    interrupted(channel -> channel.write(new ByteBuffer[] {ByteBuffer.allocate(1)}));
    interrupted(FileChannel::size);
    interrupted(channel -> channel.truncate(0));
    interrupted(channel -> channel.force(true));
    interrupted(channel -> channel.transferTo(0, 10, channel));
  }

  private interface Use {
    void of(FileChannel channel) throws IOException;
  }

  private void interrupted(Use use) throws IOException {
    FileChannel channel = FileChannel.open(file, READ, WRITE);
    Thread.currentThread().interrupt();
    assertThrows(ClosedByInterruptException.class, () -> use.of(channel));
    assertTrue(Thread.interrupted(), "the interrupt status stays set");
    assertFalse(channel.isOpen());
    assertThrows(ClosedChannelException.class, channel::size);
  }

  @Test
  void anInterruptedThreadGetsNoLock() throws IOException {
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      Thread.currentThread().interrupt();
      assertThrows(FileLockInterruptionException.class, channel::lock);
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void aThreadInterruptedOnTheWayIsStopped() throws Exception {
    FileChannel channel = FileChannel.open(file, READ, WRITE);
    CountDownLatch busy = new CountDownLatch(1);
    assertStops(
        ClosedByInterruptException.class,
        () -> readForEver(channel, busy),
        thread -> {
          busy.await();
          thread.interrupt();
        });
    assertFalse(channel.isOpen());
  }

  @Test
  void aChannelClosedUnderAThreadStopsIt() throws Exception {
    FileChannel channel = FileChannel.open(file, READ, WRITE);
    CountDownLatch busy = new CountDownLatch(1);
    assertStops(
        ClosedChannelException.class,
        () -> readForEver(channel, busy),
        thread -> {
          busy.await();
          channel.close();
        });
  }

  @Test
  void whoIsInterruptedAllTheTimeHarmsNobody() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    AtomicBoolean enough = new AtomicBoolean();
    try {
      Thread victim = threads.submit(Thread::currentThread).get();
      Future<?> interrupted = threads.submit(() -> openAgainAndAgain(enough));
      for (int i = 0; i < 3_000; i++) {
        if (i % 10 == 0) {
          victim.interrupt();
        }
        assertEquals(4_096, other.read(ByteBuffer.allocate(4_096), i % 90 * 1_000L));
        assertEquals(4_096, other.write(ByteBuffer.allocate(4_096), i % 90 * 1_000L));
        if (i % 100 == 0) {
          other.force(true);
        }
      }
      enough.set(true);
      victim.interrupt();
      interrupted.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }

  private void openAgainAndAgain(AtomicBoolean enough) {
    while (!enough.get()) {
      try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
        readForEver(channel, new CountDownLatch(1));
      } catch (IOException e) {
        assertTrue(Thread.interrupted(), e.toString());
      }
    }
  }

  private static void readForEver(FileChannel channel, CountDownLatch busy) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(50_000);
    for (long position = 0; position >= 0; position++) {
      buffer.clear();
      int unused = channel.read(buffer, position % 100);
      buffer.clear();
      unused = channel.write(buffer, position % 100);
      busy.countDown();
    }
  }

  private interface Stop {
    void stop(Thread thread) throws Exception;
  }

  private static void assertStops(Class<? extends IOException> type, Executable endless, Stop stop)
      throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    try {
      Thread thread = threads.submit(Thread::currentThread).get();
      Future<?> ended = threads.submit(() -> assertThrows(type, endless));
      stop.stop(thread);
      ended.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
  }
}
