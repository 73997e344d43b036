package dev.cordon.storage.files;

import static dev.cordon.storage.files.Written.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A domain has one file system, which its URIs find again. */
@Tag("A2")
class FileSystemIdentityTest {
  @TempDir Path directory;
  private TestDomain domain;
  private SecureFiles files;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory.resolve("one"), "master");
    files = SecureFiles.in(domain);
    write(files, "a/計画 1.txt", new byte[3]);
  }

  @Test
  void aUriIsFoundAgainAlsoAfterALock() throws IOException {
    URI uri = files.fileSystem().getPath("/a/計画 1.txt").toUri();
    Path path = Path.of(uri);
    assertEquals(3, Files.size(path));
    assertSame(files.fileSystem(), path.getFileSystem());
    assertSame(files.fileSystem(), FileSystems.getFileSystem(uri));
    domain.lock();
    domain.unlock();
    assertEquals(3, Files.size(Path.of(uri)));
  }

  @Test
  void uriAndStoreSayNothingOfTheDomain() {
    assertFalse(files.fileSystem().getPath("/a").toUri().toString().contains("one"));
    String store = files.fileSystem().getFileStores().iterator().next().name();
    assertFalse(store.contains("one"));
  }

  @Test
  void aUriOfNobodyIsNotFound() {
    assertThrows(FileSystemNotFoundException.class, () -> Path.of(URI.create("cordon://x/a")));
    assertThrows(FileSystemNotFoundException.class, () -> Path.of(URI.create("cordon:/a")));
    URI uri = files.fileSystem().getPath("/").toUri();
    assertThrows(
        FileSystemAlreadyExistsException.class, () -> FileSystems.newFileSystem(uri, Map.of()));
  }

  @Test
  void domainsHaveFileSystemsOfTheirOwn() throws IOException {
    SecureFiles others = SecureFiles.in(TestDomain.of(directory.resolve("two"), "master"));
    assertNotSame(files.fileSystem(), others.fileSystem());
    Path mine = files.fileSystem().getPath("/a/計画 1.txt");
    Path theirs = others.fileSystem().getPath("/a/計画 1.txt");
    assertNotEquals(mine.toUri(), theirs.toUri());
    assertFalse(Files.exists(theirs));
    Files.createDirectory(theirs.getParent());
    Files.copy(mine, theirs);
    assertEquals(3, Files.size(theirs));
  }

  @Test
  void whoeverClosesTheFileSystemGetsAnother() throws IOException {
    FileSystem closed = files.fileSystem();
    URI uri = closed.getPath("/a").toUri();
    closed.close();
    assertNotSame(closed, files.fileSystem());
    assertEquals(3, Files.size(files.fileSystem().getPath("/a/計画 1.txt")));
    assertSame(files.fileSystem(), Path.of(uri).getFileSystem());
  }

  @Test
  void theInstalledProviderDoesWhatThePathsOwnDoes() throws IOException {
    InstalledProvider provider = new InstalledProvider();
    Path file = files.fileSystem().getPath("/a/計画 1.txt");
    provider.copy(file, file.resolveSibling("b"));
    provider.move(file.resolveSibling("b"), file.resolveSibling("c"));
    provider.delete(file.resolveSibling("c"));
    provider.checkAccess(file);
    assertEquals(3, provider.newInputStream(file).readAllBytes().length);
    assertThrows(
        java.nio.file.ProviderMismatchException.class, () -> provider.delete(Path.of("/a")));
  }
}
