package dev.cordon.mail.desktop.demo.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A scan that finds nothing is worth what its finds are worth. */
@Tag("A2")
class DiskScanTest {
  private static final String SECRET = "来週の営業会議 CANARY-01";
  @TempDir Path phone;
  private final Canaries canaries = new Canaries();

  @BeforeEach
  void prepare() {
    canaries.addText("Hello\n" + SECRET + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-2022-JP", "Shift_JIS"})
  void itFindsContentInEveryEncodingAnywhereInAFile(String charset) throws Exception {
    write("file", noise(4099), SECRET.getBytes(Charset.forName(charset)), noise(17));

    assertEquals(List.of("file"), scan().finds());
  }

  @Test
  void itFindsBase64HoweverItBegins() throws Exception {
    for (String before : new String[] {"", "a", "ab"}) {
      byte[] text = (before + SECRET + " and more").getBytes(StandardCharsets.UTF_8);
      write("file", noise(100), Base64.getEncoder().encode(text), noise(100));

      assertFalse(scan().isClean(), "shifted by " + before.length());
    }
  }

  @Test
  void itFindsContentInAFilesName() throws Exception {
    write(SECRET, noise(10));

    assertFalse(scan().isClean());
  }

  @Test
  void itFindsContentAtTheVeryEndAndInNestedFolders() throws Exception {
    Files.createDirectories(phone.resolve("a/b"));
    write("a/b/file", noise(50), SECRET.getBytes(StandardCharsets.UTF_8));

    assertEquals(List.of("a/b/file"), scan().finds());
  }

  @Test
  void itIsSilentWhereThereIsNothing() throws Exception {
    write("file", noise(1_000_000));
    write("short", new byte[3]);

    DiskScan scan = scan();

    assertTrue(scan.isClean());
    assertEquals(2, scan.files());
    assertEquals(1_000_003, scan.bytes());
  }

  private DiskScan scan() throws Exception {
    return DiskScan.of(canaries, phone);
  }

  private void write(String name, byte[]... parts) throws Exception {
    Path file = Files.write(phone.resolve(name), new byte[0]);
    for (byte[] part : parts) {
      Files.write(file, part, StandardOpenOption.APPEND);
    }
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new Random(bytes).nextBytes(noise);
    return noise;
  }
}
