package dev.cordon.storage.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a content promises beside being an array of bytes. */
@Tag("A2")
class ContentTest {
  private static final int BLOCK = 4096;

  @TempDir Path directory;
  private Contents contents;

  @BeforeEach
  void open() throws IOException {
    contents = OnDisk.contents(directory);
  }

  @Test
  void anEmptyContentHasNoFile() throws IOException {
    try (Content content = contents.create(1, 15, "/a")) {
      assertEquals(-1, content.read(ByteBuffer.allocate(1), 0));
      assertEquals(0, content.write(ByteBuffer.allocate(0), 7));
      assertFalse(content.isDirty());
      ContentState state = content.flush();
      content.force();
      content.committed(state);
      assertEquals(0, state.slots());
      assertEquals(0, contents.open(state, "/a").bytes());
    }
    assertFalse(Files.exists(OnDisk.file(directory, 1)));
    contents.delete(1);
  }

  @Test
  void aFileOfFiveBytesHasFiveBytesOnTheDisk() throws IOException {
    ContentState state = write(1, 15, "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    assertEquals(5, Files.size(OnDisk.file(directory, 1)));
    contents.delete(1);
    assertFalse(Files.exists(OnDisk.file(directory, 1)));
    assertEquals(1, state.slots());
  }

  @Test
  void aSparseFileOfEightGibibytesTakesNoRoom() throws IOException {
    long far = (8L << 30) - 3;
    ContentState state;
    try (Content content = contents.create(1, 12, "/a")) {
      int unused = content.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), far);
      unused = content.write(ByteBuffer.wrap(new byte[] {4}), 5L << 30);
      state = content.flush();
      content.committed(state);
      assertEquals(2, state.height());
    }
    assertTrue(Files.size(OnDisk.file(directory, 1)) < 10 * BLOCK);
    try (Content content = contents.open(state, "/a")) {
      assertEquals(8L << 30, content.bytes());
      assertArrayEquals(new byte[] {0, 1, 2, 3}, read(content, far - 1, 4));
      assertArrayEquals(new byte[] {0, 4, 0}, read(content, (5L << 30) - 1, 3));
      assertArrayEquals(new byte[100_000], read(content, 3L << 30, 100_000));
      content.truncate((5L << 30) + 1);
      assertArrayEquals(new byte[] {0, 4}, read(content, (5L << 30) - 1, 2));
      content.truncate(1);
      state = content.flush();
      content.committed(state);
      assertEquals(0, state.slots());
      assertEquals(0, state.height());
    }
    assertEquals(0, Files.size(OnDisk.file(directory, 1)));
  }

  @Test
  void overwritingAgainAndAgainUsesTheSameSlots() throws IOException {
    ContentState state = write(1, 12, new byte[20 * BLOCK]);
    for (int round = 0; round < 30; round++) {
      try (Content content = contents.open(state, "/a")) {
        for (int commit = 0; commit < 3; commit++) {
          int unused = content.write(ByteBuffer.allocate(3 * BLOCK), (long) round % 17 * BLOCK);
          state = content.flush();
          content.committed(state);
        }
      }
    }
    assertTrue(state.slots() <= 2 * 21 + 8, "slots: " + state.slots());
  }

  @Test
  void nothingChangedGivesTheSameState() throws IOException {
    ContentState state = write(1, 12, new byte[20 * BLOCK]);
    try (Content content = contents.open(state, "/a")) {
      byte[] unused = read(content, 5, 50);
      content.truncate(20 * BLOCK);
      assertFalse(content.isDirty());
      assertSame(state, content.flush());
      content.truncate(20 * BLOCK - 1);
      assertTrue(content.isDirty());
    }
  }

  @Test
  void aClosedContentRefusesEverything() throws IOException {
    Content content = contents.open(write(1, 12, new byte[20]), "/a");
    content.close();
    content.close();
    assertThrows(ClosedChannelException.class, () -> content.read(ByteBuffer.allocate(1), 0));
    assertThrows(ClosedChannelException.class, () -> content.write(ByteBuffer.allocate(1), 0));
    assertThrows(ClosedChannelException.class, () -> content.truncate(0));
    assertThrows(ClosedChannelException.class, content::flush);
    assertThrows(ClosedChannelException.class, content::force);
  }

  @Test
  void aLockedDomainOpensNothing() throws IOException {
    TestDomain domain = TestDomain.of(directory, OnDisk.MASTER);
    ContentState state = write(1, 12, new byte[20]);
    Contents locked =
        Contents.in(directory.resolve("files"), ContentKeys.of(domain), new SecureRandom());
    domain.lock();
    assertThrows(ContainerClosedException.class, () -> locked.open(state, "/a"));
    assertThrows(ContainerClosedException.class, () -> locked.create(2, 12, "/a"));
  }

  @Test
  void anInterruptedThreadHarmsNobodyElse() throws IOException {
    try (Content content = contents.open(write(1, 12, new byte[20 * BLOCK]), "/a")) {
      int unused = content.write(ByteBuffer.wrap(new byte[] {7}), 3);
      Thread.currentThread().interrupt();
      assertThrows(ClosedByInterruptException.class, content::flush);
      assertTrue(Thread.interrupted());
      ContentState state = content.flush();
      content.force();
      content.committed(state);
      assertArrayEquals(new byte[] {0, 7, 0}, read(content, 2, 3));
    }
  }

  @Test
  void whatCannotBeIsRefused() throws IOException {
    try (Content content = contents.create(1, 12, "/a")) {
      ByteBuffer one = ByteBuffer.allocate(1);
      assertThrows(IllegalArgumentException.class, () -> content.read(one, -1));
      assertThrows(IllegalArgumentException.class, () -> content.write(one, -1));
      assertThrows(IllegalArgumentException.class, () -> content.truncate(-1));
      assertThrows(IllegalArgumentException.class, () -> content.read(one.asReadOnlyBuffer(), 0));
      assertThrows(IOException.class, () -> content.write(one, Long.MAX_VALUE));
      assertThrows(IOException.class, () -> content.write(one, 1L << 43));
      assertEquals(0, content.bytes());
    }
    assertThrows(IllegalArgumentException.class, () -> contents.create(2, 11, "/a"));
    assertThrows(IllegalArgumentException.class, () -> contents.create(2, 16, "/a"));
  }

  @Test
  void manyThreadsReadAndWriteOneContentAtOnce() throws Exception {
    int threads = 8;
    int each = 3 * BLOCK + 100;
    ExecutorService all = Executors.newFixedThreadPool(threads);
    try (Content content = contents.create(1, 12, "/a")) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int mine = i;
        done.add(
            all.submit(
                () -> {
                  for (int round = 1; round <= 40; round++) {
                    byte[] bytes = new byte[each];
                    java.util.Arrays.fill(bytes, (byte) (mine + round));
                    int unused = content.write(ByteBuffer.wrap(bytes), (long) mine * each);
                    if (round % 5 == 0) {
                      content.committed(content.flush());
                      content.force();
                    }
                    assertArrayEquals(bytes, read(content, (long) mine * each, each));
                  }
                  return null;
                }));
      }
      for (Future<?> one : done) {
        Object unused = one.get();
      }
    } finally {
      all.shutdownNow();
    }
  }

  @Test
  void aKeyThatSealedTooMuchIsWornOut() throws IOException {
    ContentState s = write(1, 12, new byte[20]);
    ContentState worn =
        new ContentState(
            1, s.salt(), 12, s.bytes(), (1L << 31) - 1, s.slots(), s.height(), s.tops());
    try (Content content = contents.open(worn, "/a")) {
      assertFalse(content.isWornOut());
      int unused = content.write(ByteBuffer.allocate(1), 0);
      assertEquals(1L << 31, content.flush().sealed());
      assertTrue(content.isWornOut());
    }
  }

  private ContentState write(long number, int log2, byte[] plain) throws IOException {
    try (Content content = contents.create(number, log2, "/a")) {
      int unused = content.write(ByteBuffer.wrap(plain), 0);
      ContentState state = content.flush();
      content.committed(state);
      return state;
    }
  }

  private static byte[] read(Content content, long position, int bytes) throws IOException {
    ByteBuffer to = ByteBuffer.allocate(bytes);
    assertEquals(bytes, content.read(to, position));
    return to.array();
  }
}
