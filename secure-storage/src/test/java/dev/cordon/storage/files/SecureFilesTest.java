package dev.cordon.storage.files;

import static dev.cordon.storage.files.Written.content;
import static dev.cordon.storage.files.Written.names;
import static dev.cordon.storage.files.Written.problemOf;
import static dev.cordon.storage.files.Written.read;
import static dev.cordon.storage.files.Written.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
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
    byte[] content = content(bytes, 7);
    write(files, "file", content);
    assertArrayEquals(content, read(files, "file"));
    assertEquals(bytes, Files.size(files.fileSystem().getPath("/file")));
  }

  @Test
  void aFileAppearsOnlyWhenItsStreamIsClosed() throws IOException {
    write(files, "file", new byte[] {1});
    try (OutputStream out = files.write("file")) {
      out.write(content(100_000, 1));
      assertArrayEquals(new byte[] {1}, read(files, "file"));
    }
    assertArrayEquals(content(100_000, 1), read(files, "file"));
    assertEquals(List.of("/file"), names(files));
  }

  @Test
  void contentThatFailsMidwayLeavesTheOldFile() throws IOException {
    write(files, "file", new byte[] {1});
    FileContent broken =
        out -> {
          out.write(content(500_000, 1));
          throw new IOException("the source broke");
        };
    assertThrows(IOException.class, () -> files.write("file", broken));
    assertArrayEquals(new byte[] {1}, read(files, "file"));
    assertEquals(List.of("/file"), names(files));
    files.force();
    assertEquals(1, Written.contents(directory).size());
  }

  @Test
  void aStreamThatIsNeverClosedLeavesNothingForTheNextOpening() throws IOException {
    files.write("half").write(content(500_000, 1));
    files.force();
    domain.lock();
    domain.unlock();
    assertEquals(List.of(), names(SecureFiles.in(domain)));
    assertEquals(List.of(), Written.contents(directory));
  }

  @Test
  void openingTheDomainAgainLeavesRunningWritesAlone() throws IOException {
    try (OutputStream out = files.write("file")) {
      out.write(content(500_000, 1));
      SecureFiles.in(domain);
    }
    assertArrayEquals(content(500_000, 1), read(files, "file"));
  }

  @Test
  void directoriesOnTheWayAreMade() throws IOException {
    write(files, "/mail/2026/1.eml", new byte[] {1});
    write(files, "mail/2026/2.eml", new byte[] {2});
    assertEquals(List.of("/mail/2026/1.eml", "/mail/2026/2.eml"), names(files));
    assertTrue(files.exists("mail/2026"));
    assertThrows(FileSystemException.class, () -> files.write("mail/2026"));
    assertThrows(FileAlreadyExistsException.class, () -> files.write("mail/2026/1.eml/below"));
  }

  @Test
  void filesAreDeleted() throws IOException {
    List<String> names = List.of("/a b.txt", "/CON", "/請求書.pdf", "/🗂️");
    for (String name : names) {
      write(files, name, name.getBytes(StandardCharsets.UTF_8));
    }
    files.delete("CON");
    assertFalse(files.exists("CON"));
    assertEquals(3, names(files).size());
    assertEquals(Problem.NOT_FOUND, problemOf(() -> files.delete("CON")));
    assertEquals(Problem.NOT_FOUND, problemOf(() -> files.read("CON")));
    files.deleteAll(names);
    assertEquals(List.of(), names(files));
    assertEquals(List.of(), Written.contents(directory));
  }

  @Test
  void composedAndDecomposedNamesAreTheSame() throws IOException {
    write(files, "ガ\u00e9", new byte[] {1});
    assertTrue(files.exists("カ\u3099e\u0301"));
    assertEquals(List.of("/ガ\u00e9"), names(files));
  }

  @Test
  void aNameOf255CharactersIsTheLongest() throws IOException {
    write(files, "あ".repeat(255), new byte[] {1});
    assertEquals(List.of("/" + "あ".repeat(255)), names(files));
  }

  @Test
  void namesThatCannotBeAreRefused() {
    for (String name : List.of("a".repeat(256), "a".repeat(100_000), "a\0b", "\ud800")) {
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.write(name)));
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.read(name)));
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.exists(name)));
      assertEquals(Problem.NAME_INVALID, problemOf(() -> files.delete(name)));
    }
    assertThrows(FileSystemException.class, () -> files.write(""));
    assertThrows(FileSystemException.class, () -> files.delete(".."));
  }

  @Test
  @Tag("A1")
  void neitherContentNorNamesShowOnDisk() throws IOException {
    byte[] content = CANARY.repeat(10_000).getBytes(StandardCharsets.UTF_8);
    write(files, CANARY + "/" + CANARY, content);
    files.write(CANARY + "2").write(content);
    files.force();
    assertEquals(2, Written.contents(directory).size());
    for (Path file : Written.onDisk(directory)) {
      assertFalse(file.toString().contains("CANARY"));
      String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertFalse(raw.contains("CANARY"), file.toString());
    }
  }

  @Test
  void aReaderStaysOnTheVersionThatItOpened() throws IOException {
    write(files, "file", content(600_000, 1));
    try (InputStream in = files.read("file")) {
      assertEquals(content(1, 1)[0], (byte) in.read());
      write(files, "file", content(600_000, 2));
      byte[] rest = in.readAllBytes();
      assertEquals(599_999, rest.length);
      assertEquals(content(600_000, 1)[599_999], rest[599_998]);
    }
  }

  @Test
  void aClosedStreamSaysSo() throws IOException {
    OutputStream out = files.write("file");
    out.close();
    out.close();
    assertEquals(Problem.CLOSED, problemOf(() -> out.write(1)));
    NewFile discarded = files.write("other");
    discarded.discard();
    discarded.discard();
    discarded.close();
    assertEquals(Problem.CLOSED, problemOf(() -> discarded.write(1)));
    assertEquals(List.of("/file"), names(files));
    InputStream in = files.read("file");
    in.close();
    in.close();
    assertThrows(IOException.class, in::read);
  }

  @Test
  void theSubjectOfAnErrorIsThePathInside() {
    StorageException e = assertThrows(StorageException.class, () -> files.read("a/計画.txt"));
    assertEquals("/a/計画.txt", e.subject());
  }
}
