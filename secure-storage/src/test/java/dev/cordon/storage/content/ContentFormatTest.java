package dev.cordon.storage.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents as docs/storage-format.md states them: a test vector, and a reader made from it. */
@Tag("A2")
@Tag("A3")
class ContentFormatTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path directory;
  private TestDomain domain;

  /** Gives 00 01 02 …, so that the same file comes out each time. */
  private static final class Counting extends SecureRandom {
    private int next;

    @Override
    public void nextBytes(byte[] bytes) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) next++;
      }
    }
  }

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, OnDisk.MASTER);
    Path unused = Files.createDirectories(directory.resolve("files"));
  }

  @Test
  void theTestVectorOfTheSpecificationHolds() throws IOException {
    ContentState state = write(new Counting(), 7, 15, "hello".getBytes(StandardCharsets.UTF_8));
    Path file = OnDisk.file(directory, 7);
    assertEquals(
        "61594d64e6b461c6d49897432fd06db86fe8eb29b9862fd0f85bb152e23ce0c9", key("files/ids"));
    assertEquals(
        "dd16170396076789c0d519b605d73e258ab446919c07f35ae5f8feaf5e12a4bb", key("files/content"));
    assertEquals(
        "5e/5e3e5b69bf78abe26a75838420abba73",
        directory.resolve("files").relativize(file).toString());
    assertEquals("000102030405060708090a0b0c0d0e0f", HEX.formatHex(state.salt().toByteArray()));
    assertEquals("27d0928a38", HEX.formatHex(Files.readAllBytes(file)));
    assertEquals(
        "00000000101112131415161718191a1bd671fccd2aadde26ce64a52d950e6b99",
        HEX.formatHex(state.tops().toByteArray()));
    assertEquals(
        new ContentState(
            7, state.salt(), 15, 5, 1, 1, 0, Bytes.copyFrom(state.tops().toByteArray())),
        state);
  }

  @Test
  void aReaderMadeFromTheSpecificationReadsEverySize() throws Exception {
    long number = 1;
    for (int log2 : new int[] {12, 13, 15}) {
      for (int bytes : new int[] {1, 4096, 32_769, 300_000}) {
        byte[] plain = new byte[bytes];
        new Random(bytes).nextBytes(plain);
        ContentState state = write(new SecureRandom(), number, log2, plain);
        assertArrayEquals(plain, strangersReader(state, number).content(state.tops()));
        number++;
      }
    }
  }

  @Test
  void aReaderMadeFromTheSpecificationReadsHolesAndAllHeights() throws Exception {
    Contents contents = OnDisk.contents(directory);
    try (Content content = contents.create(1, 12, "/a")) {
      int unused = content.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 600L << 20);
      ContentState state = content.flush();
      assertEquals(2, state.height());
      StrangersContentReader reader = strangersReader(state, 1);
      assertArrayEquals(new byte[] {1, 2, 3}, reader.block(state.tops(), 600L << 8));
      assertArrayEquals(new byte[4096], reader.block(state.tops(), 77));
      content.truncate(40_000);
      unused = content.write(ByteBuffer.wrap(new byte[] {9}), 50_000);
      state = content.flush();
      assertEquals(1, state.height());
      byte[] expected = new byte[50_001];
      expected[50_000] = 9;
      assertArrayEquals(expected, strangersReader(state, 1).content(state.tops()));
    }
  }

  @Test
  void theSameBytesTwiceShareNothingOnDisk() throws IOException {
    byte[] plain = new byte[64];
    ContentState unused = write(new SecureRandom(), 1, 12, plain);
    unused = write(new SecureRandom(), 2, 12, plain);
    byte[] first = Files.readAllBytes(OnDisk.file(directory, 1));
    byte[] second = Files.readAllBytes(OnDisk.file(directory, 2));
    for (int i = 0; i + 8 <= 64; i++) {
      assertEquals(
          false, java.util.Arrays.equals(first, i, i + 8, second, i, i + 8), "the same at " + i);
    }
  }

  private ContentState write(SecureRandom random, long number, int log2, byte[] plain)
      throws IOException {
    Contents contents = Contents.in(directory.resolve("files"), ContentKeys.of(domain), random);
    try (Content content = contents.create(number, log2, "/a")) {
      int unused = content.write(ByteBuffer.wrap(plain), 0);
      return content.flush();
    }
  }

  private StrangersContentReader strangersReader(ContentState state, long number) throws Exception {
    try (SecretBytes key = domain.key("files/content")) {
      return new StrangersContentReader(
          Files.readAllBytes(OnDisk.file(directory, number)),
          key.copy(),
          number,
          state.salt().toByteArray(),
          state.log2(),
          state.bytes(),
          state.height());
    }
  }

  private String key(String purpose) throws IOException {
    try (SecretBytes key = domain.key(purpose)) {
      return key.use(HEX::formatHex);
    }
  }
}
