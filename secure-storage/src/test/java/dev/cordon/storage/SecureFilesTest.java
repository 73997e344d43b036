package dev.cordon.storage;

import static dev.cordon.storage.Entries.problemOf;
import static dev.cordon.storage.Entries.read;
import static dev.cordon.storage.Entries.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("A2")
class SecureFilesTest {
  private static final String CANARY = "CANARY-給与-7301";

  @TempDir Path directory;
  private TestDomain domain;
  private SecureFiles files;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory, "master");
    files = SecureFiles.in(domain);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 32_767, 32_768, 32_769, 65_536, 8 * 32_768, 8 * 32_768 + 1, 1_000_000})
  void whatWasWrittenIsRead(int bytes) throws IOException {
    byte[] content = Entries.content(bytes, 7);
    write(files, "entry", content);
    assertArrayEquals(content, read(files, "entry"));
    assertEquals(bytes, files.size("entry"));
    assertEquals(0, domain.openResources());
  }

  @Test
  void anEntryAppearsOnlyWhenItsStreamIsClosed() throws IOException {
    write(files, "entry", new byte[] {1});
    try (OutputStream out = files.create("entry")) {
      out.write(Entries.content(100_000, 1));
      assertArrayEquals(new byte[] {1}, read(files, "entry"));
    }
    assertEquals(100_000, files.size("entry"));
  }

  @Test
  void contentThatFailsMidwayLeavesTheOldEntry() throws IOException {
    write(files, "entry", new byte[] {1});
    EntryContent broken =
        out -> {
          out.write(Entries.content(500_000, 1));
          throw new IOException("the source broke");
        };
    assertThrows(IOException.class, () -> files.write("entry", broken));
    assertArrayEquals(new byte[] {1}, read(files, "entry"));
    assertEquals(1, Entries.onDisk(directory).size());
  }

  @Test
  void aStreamThatIsNeverClosedLeavesNothingForTheNextProcess() throws IOException {
    files.create("half").write(Entries.content(500_000, 1));
    Path left = Entries.onDisk(directory).get(0);
    assertTrue(left.toString().endsWith(".part"));
    Files.move(left, left.resolveSibling("0011223344556677-8899aabbccddeeff.part"));
    SecureFiles.in(domain);
    assertEquals(List.of(), Entries.onDisk(directory));
  }

  @Test
  void openingTheDomainAgainInTheSameProcessLeavesRunningWritesAlone() throws IOException {
    try (OutputStream out = files.create("entry")) {
      out.write(Entries.content(500_000, 1));
      SecureFiles.in(domain);
    }
    assertArrayEquals(Entries.content(500_000, 1), read(files, "entry"));
  }

  @Test
  void namesAreListedAndDeleted() throws IOException {
    List<String> names = List.of("a b.txt", "../../etc/passwd", "CON", "請求書.pdf", "🗂️", ".");
    for (String name : names) {
      write(files, name, name.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(names.stream().sorted().toList(), files.names());
    files.delete("CON");
    assertFalse(files.exists("CON"));
    assertEquals(5, files.names().size());
    assertEquals(Problem.NOT_FOUND, problemOf(() -> files.delete("CON")));
    assertEquals(Problem.NOT_FOUND, problemOf(() -> files.open("CON")));
    assertEquals(Problem.NOT_FOUND, problemOf(() -> files.size("CON")));
  }

  @Test
  void composedAndDecomposedNamesAreTheSame() throws IOException {
    write(files, "ガ\u00e9", new byte[] {1});
    assertTrue(files.exists("カ\u3099e\u0301"));
    assertEquals(List.of("ガ\u00e9"), files.names());
  }

  @Test
  void aNameOf255CharactersIsTheLongest() throws IOException {
    write(files, "あ".repeat(255), new byte[] {1});
    assertEquals(List.of("あ".repeat(255)), files.names());
  }

  @Test
  void namesThatCantBeAreRefused() {
    for (String name : List.of("", "a".repeat(256), "a".repeat(100_000), "a\0b", "\ud800")) {
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.create(name)));
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.open(name)));
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.exists(name)));
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.delete(name)));
    }
  }

  @Test
  @Tag("A1")
  void neitherContentNorNamesShowOnDisk() throws IOException {
    byte[] content = CANARY.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    write(files, CANARY, content);
    files.create(CANARY).write(content);
    for (Path file : Entries.onDisk(directory)) {
      assertFalse(file.toString().contains("CANARY"));
      String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(raw.contains("CANARY"), file.toString());
    }
    assertEquals(2, Entries.onDisk(directory).size());
  }

  @Test
  void namesOfAnyLengthMakeFilesOfTheSameSize() throws IOException {
    write(files, "a", new byte[10]);
    write(files, "b".repeat(255), new byte[10]);
    List<Path> onDisk = Entries.onDisk(directory);
    assertEquals(Files.size(onDisk.get(0)), Files.size(onDisk.get(1)));
  }

  @Test
  void aReaderStaysOnTheVersionThatItOpened() throws IOException {
    write(files, "entry", Entries.content(600_000, 1));
    try (var in = files.open("entry")) {
      assertEquals(Entries.content(1, 1)[0], (byte) in.read());
      write(files, "entry", Entries.content(600_000, 2));
      byte[] rest = in.readAllBytes();
      assertEquals(599_999, rest.length);
      assertEquals(Entries.content(600_000, 1)[599_999], rest[599_998]);
    }
  }

  @Test
  void aClosedStreamSaysSo() throws IOException {
    OutputStream out = files.create("entry");
    out.close();
    out.close();
    assertEquals(Problem.CLOSED, problemOf(() -> out.write(1)));
    var in = files.open("entry");
    in.close();
    in.close();
    assertEquals(Problem.CLOSED, problemOf(in::read));
  }
}
