package dev.cordon.storage.content;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is done to a content's file: the bytes are right, or it is DAMAGED. */
@Tag("A2")
class ContentAttackTest {
  private static final int BLOCK = 4096;

  @TempDir Path directory;
  private Contents contents;

  @BeforeEach
  void open() throws IOException {
    contents = OnDisk.contents(directory);
  }

  @ParameterizedTest
  @CsvSource({"700,1", "8300,5", "40000,41"})
  void aFlippedByteIsRefused(int bytes, int step) throws IOException {
    byte[] plain = random(bytes);
    ContentState state = write(1, plain);
    try (FileChannel file = FileChannel.open(file(1), READ, WRITE)) {
      for (int i = 0; i < file.size(); i += step) {
        flip(file, i);
        if (i < bytes || i >= 10 * BLOCK) {
          assertDamaged(state);
        } else {
          assertArrayEquals(plain, read(state), "between last data block and map is nothing");
        }
        flip(file, i);
      }
    }
    assertArrayEquals(plain, read(state));
  }

  @ParameterizedTest
  @CsvSource({"700,1", "8300,13", "40000,211"})
  void aFileCutShortIsRefused(int bytes, int step) throws IOException {
    ContentState state = write(1, random(bytes));
    try (FileChannel file = FileChannel.open(file(1), WRITE)) {
      for (long length = file.size() - 1; length >= 0; length -= step) {
        FileChannel unused = file.truncate(length);
        assertDamaged(state);
      }
    }
    Files.delete(file(1));
    assertDamaged(state);
  }

  @Test
  void aLongerFileIsRefused() throws IOException {
    byte[] plain = random(8300);
    ContentState state = write(1, plain);
    byte[] sealed = Files.readAllBytes(file(1));
    for (int more : new int[] {1, 100, 3 * BLOCK - 8300}) {
      Files.write(file(1), Arrays.copyOf(sealed, sealed.length + more));
      assertArrayEquals(plain, read(state), "the rest of the last slot means nothing");
    }
    Files.write(file(1), Arrays.copyOf(sealed, 3 * BLOCK + 1));
    assertDamaged(state);
    contents.cut(state);
    assertArrayEquals(plain, read(state));
  }

  @Test
  void blocksThatChangedPlacesAreRefused() throws IOException {
    ContentState one = write(1, random(10 * BLOCK));
    ContentState two = write(2, random(10 * BLOCK));
    byte[] first = Files.readAllBytes(file(1));
    byte[] second = Files.readAllBytes(file(2));
    for (int i = 1; i < 11; i++) { // 10 is the map block
      byte[] within = first.clone();
      System.arraycopy(first, 0, within, i * BLOCK, BLOCK);
      System.arraycopy(first, i * BLOCK, within, 0, BLOCK);
      Files.write(file(1), within);
      assertDamaged(one);
      byte[] across = first.clone();
      System.arraycopy(second, i * BLOCK, across, i * BLOCK, BLOCK);
      Files.write(file(1), across);
      assertDamaged(one);
    }
    Files.write(file(1), second);
    Files.write(file(2), first);
    assertDamaged(one);
    assertDamaged(two);
  }

  @Test
  void anOlderBlockIsRefused() throws IOException {
    byte[] plain = random(10 * BLOCK);
    ContentState state = write(1, plain);
    byte[] older = Files.readAllBytes(file(1));
    try (Content content = contents.open(state, "/a")) {
      for (int round = 0; round < 2; round++) { // until the first slots were used again
        int unused = content.write(ByteBuffer.wrap(random(10 * BLOCK)), 0);
        state = content.flush();
        content.committed(state);
      }
    }
    byte[] newer = Files.readAllBytes(file(1));
    byte[] now = read(state);
    int refused = 0;
    for (int at = 0; at < Math.min(older.length, newer.length); at += BLOCK) {
      byte[] mixed = newer.clone();
      System.arraycopy(older, at, mixed, at, BLOCK);
      Files.write(file(1), mixed);
      refused += rightOrDamaged(state, now);
    }
    assertEquals(true, refused > 0, "some older block was in a slot that is used now");
    Files.write(file(1), older);
    assertDamaged(state);
  }

  @Test
  void aStateWithAnythingElseInItIsRefused() throws IOException {
    byte[] plain = random(10 * BLOCK + 7);
    ContentState s = write(1, plain);
    Bytes salt = Bytes.copyFrom(new byte[ContentState.SALT_BYTES]);
    byte[] tops = s.tops().toByteArray();
    tops[20] ^= 1;
    Bytes flipped = Bytes.copyFrom(tops);
    Bytes none = Bytes.copyFrom(new byte[0]);
    for (ContentState wrong :
        List.of(
            state(s, 2, s.salt(), 12, s.bytes(), 1, s.tops()),
            state(s, 1, salt, 12, s.bytes(), 1, s.tops()),
            state(s, 1, none, 12, s.bytes(), 1, s.tops()),
            state(s, 1, s.salt(), 13, s.bytes(), 1, s.tops()),
            state(s, 1, s.salt(), 13, s.bytes(), 0, s.tops()),
            state(s, 1, s.salt(), 16, s.bytes(), 1, s.tops()),
            state(s, 1, s.salt(), 0, s.bytes(), 1, s.tops()),
            state(s, 1, s.salt(), 12, s.bytes() - 1, 1, s.tops()),
            state(s, 1, s.salt(), 12, s.bytes() + 1, 1, s.tops()),
            state(s, 1, s.salt(), 12, -1, 1, s.tops()),
            state(s, 1, s.salt(), 12, Long.MAX_VALUE, 1, s.tops()),
            state(s, 1, s.salt(), 12, s.bytes(), 0, s.tops()),
            state(s, 1, s.salt(), 12, s.bytes(), 2, s.tops()),
            state(s, 1, s.salt(), 12, s.bytes(), 1, flipped),
            state(s, 1, s.salt(), 12, s.bytes(), 1, none))) {
      assertDamaged(wrong);
    }
    assertArrayEquals(plain, read(s));
  }

  @Test
  void nothingUnverifiedIsHandedOutBesideAGoodBlock() throws IOException {
    byte[] plain = random(5 * BLOCK);
    ContentState state = write(1, plain);
    byte[] sealed = Files.readAllBytes(file(1));
    sealed[2 * BLOCK + 9] ^= 1;
    Files.write(file(1), sealed);
    for (ByteBuffer to :
        List.of(ByteBuffer.allocate(plain.length), ByteBuffer.allocateDirect(plain.length))) {
      try (Content content = contents.open(state, "/a")) {
        assertThrows(StorageException.class, () -> content.read(to, 0));
        assertEquals(0, to.position());
        assertEquals(plain.length, to.limit());
        to.limit(2 * BLOCK);
        assertEquals(2 * BLOCK, content.read(to, 0), "the good blocks stay readable");
        to.clear();
        assertEquals(2 * BLOCK, content.read(to, 3 * BLOCK));
      }
    }
  }

  @Test
  void aDamagedMapBlockStopsAWriteAndATruncation() throws IOException {
    ContentState state = write(1, random(600 * BLOCK));
    byte[] sealed = Files.readAllBytes(file(1));
    sealed[600 * BLOCK] ^= 1; // the first map block
    Files.write(file(1), sealed);
    try (Content content = contents.open(state, "/a")) {
      assertThrows(StorageException.class, () -> content.write(ByteBuffer.allocate(9), 5));
      assertThrows(StorageException.class, () -> content.truncate(10));
      assertEquals(600 * BLOCK, content.bytes());
      int unused = content.write(ByteBuffer.allocate(9), 599 * BLOCK);
    }
  }

  private static ContentState state(
      ContentState s, long number, Bytes salt, int log2, long bytes, int height, Bytes tops) {
    return new ContentState(number, salt, log2, bytes, s.sealed(), s.slots(), height, tops);
  }

  private void assertDamaged(ContentState state) {
    StorageException e = assertThrows(StorageException.class, () -> read(state));
    assertEquals(Problem.DAMAGED, e.problem());
    assertEquals("/a", e.subject());
    assertFalse(String.valueOf(e.getMessage()).contains("/a"));
  }

  /** 1 if it was refused. */
  private int rightOrDamaged(ContentState state, byte[] right) throws IOException {
    try {
      assertArrayEquals(right, read(state));
      return 0;
    } catch (StorageException e) {
      assertEquals(Problem.DAMAGED, e.problem());
      return 1;
    }
  }

  private ContentState write(long number, byte[] plain) throws IOException {
    try (Content content = contents.create(number, 12, "/a")) {
      int unused = content.write(ByteBuffer.wrap(plain), 0);
      ContentState state = content.flush();
      content.committed(state);
      return state;
    }
  }

  private byte[] read(ContentState state) throws IOException {
    try (Content content = contents.open(state, "/a")) {
      ByteBuffer all = ByteBuffer.allocate((int) Math.min(1 << 22, content.bytes()));
      int unused = content.read(all, 0);
      return all.array();
    }
  }

  private static void flip(FileChannel file, int at) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    int unused = file.read(one, at);
    one.put(0, (byte) (one.get(0) ^ 1 << at % Byte.SIZE)).rewind();
    unused = file.write(one, at);
  }

  private Path file(long number) throws IOException {
    return OnDisk.file(directory, number);
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    new Random(bytes).nextBytes(random);
    return random;
  }
}
