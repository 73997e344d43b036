package dev.cordon.storage.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A content does what an array of bytes does, and its committed states never change. */
@Tag("A2")
class ContentModelTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"12,60000,1", "12,1200000,2", "13,300000,3", "15,200000,4", "15,900000,5"})
  void everyOperationDoesWhatItDoesToAnArray(int log2, int mostBytes, long seed)
      throws IOException {
    Run run = new Run(log2, mostBytes, seed);
    for (int i = 0; i < 800; i++) {
      run.step();
    }
    run.checkAll();
  }

  private final class Run {
    private final Contents contents;
    private final Random random;
    private final int mostBytes;
    private Content content;
    private byte[] bytes = new byte[0];
    private ContentState committed;
    private ContentState flushed;
    private byte[] committedBytes = bytes;

    Run(int log2, int mostBytes, long seed) throws IOException {
      TestDomain domain = TestDomain.of(directory, "master");
      this.contents =
          Contents.in(
              Files.createDirectories(directory.resolve("files")),
              ContentKeys.of(domain),
              new SecureRandom());
      this.random = new Random(seed);
      this.mostBytes = mostBytes;
      this.content = contents.create(seed, log2, "/model");
      this.committed = content.flush();
      this.flushed = committed;
    }

    void step() throws IOException {
      int choice = random.nextInt(100);
      if (choice < 40) {
        write();
      } else if (choice < 80) {
        read();
      } else if (choice < 85) {
        truncate();
      } else if (choice < 90) {
        commit();
      } else if (choice < 92) {
        flushed = content.flush(); // and the commit fails
      } else if (choice < 96) {
        reopen();
      } else {
        anotherReaderSeesTheCommittedState();
      }
      assertEquals(bytes.length, content.bytes());
    }

    void checkAll() throws IOException {
      ByteBuffer all = ByteBuffer.allocate(bytes.length);
      assertEquals(bytes.length == 0 ? -1 : bytes.length, content.read(all, 0));
      assertArrayEquals(bytes, all.array());
    }

    private void write() throws IOException {
      int position = position();
      byte[] more = new byte[length(mostBytes - position)];
      random.nextBytes(more);
      ByteBuffer from = buffer(more.length);
      int start = from.position();
      from.put(more).position(start);
      ByteBuffer given = random.nextBoolean() ? from : from.asReadOnlyBuffer();
      assertEquals(more.length, content.write(given, position));
      assertEquals(given.limit(), given.position());
      if (more.length > 0) {
        bytes = Arrays.copyOf(bytes, Math.max(bytes.length, position + more.length));
        System.arraycopy(more, 0, bytes, position, more.length);
        assertTrue(content.isDirty());
      }
    }

    private void read() throws IOException {
      int position = random.nextInt(bytes.length + 10);
      ByteBuffer to = buffer(length(mostBytes));
      int start = to.position();
      int expected = Math.min(to.remaining(), bytes.length - position);
      int read = content.read(to, position);
      assertEquals(position >= bytes.length ? -1 : expected, read);
      byte[] got = new byte[Math.max(0, read)];
      assertEquals(start + got.length, to.position());
      to.position(start).get(got);
      int from = Math.min(position, bytes.length);
      assertArrayEquals(Arrays.copyOfRange(bytes, from, from + got.length), got);
    }

    private void truncate() throws IOException {
      int length = random.nextInt(bytes.length + 100);
      if (random.nextInt(4) == 0) {
        length &= -4096;
      }
      content.truncate(length);
      bytes = Arrays.copyOf(bytes, Math.min(length, bytes.length));
    }

    private void commit() throws IOException {
      ContentState state = content.flush();
      assertFalse(content.isDirty());
      content.force();
      committed = state;
      flushed = state;
      committedBytes = bytes.clone();
      if (random.nextInt(3) == 0) {
        write(); // before the commit is on the medium
      }
      content.committed(state);
    }

    private void reopen() throws IOException {
      content.close();
      if (!committed.equals(flushed)) {
        contents.cut(committed);
      }
      flushed = committed;
      content = contents.open(committed, "/model");
      bytes = committedBytes.clone();
      if (random.nextBoolean()) {
        checkAll();
      }
    }

    /** As after a power cut now: nothing but what is in the file, cut to what the row says. */
    private void anotherReaderSeesTheCommittedState() throws IOException {
      Path lower = OnDisk.file(directory, committed.number());
      Path copies = Files.createDirectories(directory.resolve("copies"));
      if (committed.slots() > 0) {
        Path copy = OnDisk.place(copies, directory.relativize(lower).toString());
        Files.copy(lower, copy, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      Contents elsewhere =
          Contents.in(
              copies.resolve("files"),
              ContentKeys.of(TestDomain.of(directory, "master")),
              new SecureRandom());
      elsewhere.cut(committed);
      try (Content old = elsewhere.open(committed, "/copy")) {
        ByteBuffer all = ByteBuffer.allocate(committedBytes.length);
        int unused = old.read(all, 0);
        assertArrayEquals(committedBytes, all.array());
      }
    }

    private int position() {
      int blocks = mostBytes >> 12;
      return switch (random.nextInt(4)) {
        case 0 -> bytes.length; // at the end
        case 1 -> Math.min(random.nextInt(blocks) << 12, mostBytes);
        default -> random.nextInt(Math.min(mostBytes, bytes.length + 20_000));
      };
    }

    private int length(int most) {
      int length =
          switch (random.nextInt(5)) {
            case 0 -> random.nextInt(200);
            case 1 -> 4096 << random.nextInt(4);
            case 2 -> random.nextInt(most + 1);
            default -> random.nextInt(10_000);
          };
      return Math.min(length, most);
    }

    private ByteBuffer buffer(int length) {
      int before = random.nextInt(3) * 7;
      int capacity = before + length + random.nextInt(3);
      ByteBuffer buffer =
          random.nextBoolean()
              ? ByteBuffer.allocateDirect(capacity)
              : ByteBuffer.allocate(capacity);
      return buffer.position(before).limit(before + length);
    }
  }
}
