package dev.cordon.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.testing.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The format as docs/storage-format.md states it: its test vector, and a reader made from it. */
@Tag("A2")
@Tag("A3")
class FileFormatTest {
  private static final HexFormat HEX = HexFormat.of();

  @TempDir Path directory;

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

  @Test
  void theTestVectorOfTheSpecificationHolds() throws Exception {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles files = SecureFiles.in(domain, new Counting(), EntryDirectory::createOnDisk);
    Entries.write(files, "résumé.txt", "hello".getBytes(StandardCharsets.UTF_8));
    Path file = Entries.onDisk(directory).get(0);
    byte[] bytes = Files.readAllBytes(file);

    assertEquals(
        "5e29d875ab1f129d05b11df6b475d4f52f1d8a46a8fabbd71d1603e31aef297c",
        key(domain, "files/names"));
    assertEquals(
        "dd16170396076789c0d519b605d73e258ab446919c07f35ae5f8feaf5e12a4bb",
        key(domain, "files/content"));
    assertEquals(
        "47/47af616931955f6d8759db854b4bd72c",
        directory.resolve("files").relativize(file).toString());
    assertEquals(
        "434f524401010f00000102030405060708090a0b0c0d0e0f47af616931955f6d"
            + "8759db854b4bd72c101112131415161718191a1b1c1d1e1f2021222324252627"
            + "28292a2b2c2d2e2f000000000000000000000000000000000000000000000000",
        HEX.formatHex(bytes, 0, 96));
    assertEquals(
        "4445464748494a4b4c4d4e4f5d7c71318cac1d7a6ffc01f1acfae61705280862ec",
        HEX.formatHex(bytes, 1024, bytes.length));
    assertEquals(
        "b92a07e44eda3cd3bdd09f6c031fabc90adf9bbe6d12eddd7b8374947cbb7587",
        HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    assertArrayEquals(Vectors.entry(), bytes, "the file that other platforms read");
  }

  @Test
  void theCheckedInEntryOpens() throws IOException {
    SecureFiles files = SecureFiles.in(Vectors.domain(directory));
    assertEquals(
        Vectors.CONTENT, new String(Entries.read(files, Vectors.ENTRY), StandardCharsets.UTF_8));
  }

  @Test
  void aReaderMadeFromTheSpecificationReadsEverySize() throws Exception {
    TestDomain domain = TestDomain.of(directory, "master");
    SecureFiles files = SecureFiles.in(domain);
    for (int bytes : new int[] {0, 5, 32_767, 32_768, 100_000, 300_000}) {
      byte[] content = Entries.content(bytes, bytes);
      Entries.write(files, "給与", content);
      try (SecretBytes key = domain.key("files/content")) {
        byte[] file = Files.readAllBytes(Entries.onDisk(directory).get(0));
        StrangersReader reader = new StrangersReader(file, key.copy());
        assertEquals("給与", reader.name());
        assertArrayEquals(content, reader.content());
      }
    }
  }

  @Test
  void theSameContentTwiceSharesNothingOnDisk() throws IOException {
    SecureFiles files = SecureFiles.in(TestDomain.of(directory, "master"));
    byte[] content = new byte[64];
    Entries.write(files, "entry", content);
    byte[] first = Files.readAllBytes(Entries.onDisk(directory).get(0));
    Entries.write(files, "entry", content);
    byte[] second = Files.readAllBytes(Entries.onDisk(directory).get(0));
    for (int i = 96; i + 8 <= first.length; i++) {
      assertEquals(false, Arrays.equals(first, i, i + 8, second, i, i + 8), "the same at " + i);
    }
  }

  private static String key(TestDomain domain, String purpose) throws IOException {
    try (SecretBytes key = domain.key(purpose)) {
      return key.use(HEX::formatHex);
    }
  }
}
