package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("A2")
class PathTest {
  private static final String COMPOSED = "caf\u00e9";
  private static final String DECOMPOSED = "cafe\u0301";

  private final FileSystem fileSystem = named("mail-1");
  private final FileSystemProvider provider = fileSystem.provider();

  @Test
  void pathsThatDifferInNormalisationAreTheSame() {
    Path one = fileSystem.getPath("/", COMPOSED);
    Path two = fileSystem.getPath("/", DECOMPOSED);
    assertEquals(one, two);
    assertEquals(one.hashCode(), two.hashCode());
    assertEquals(0, one.compareTo(two));
    assertTrue(one.endsWith(DECOMPOSED));
    assertEquals("/" + COMPOSED, two.toString());
  }

  @Test
  void namesWithoutBytesAreRefused() {
    assertThrows(InvalidPathException.class, () -> fileSystem.getPath("a\0b"));
    assertThrows(InvalidPathException.class, () -> fileSystem.getPath("a\ud800"));
    assertThrows(InvalidPathException.class, () -> fileSystem.getPath("a").resolve("\udc00"));
  }

  @Test
  void aUriLeadsBackToItsPath() {
    for (String text :
        List.of(
            "/",
            "/a",
            "/a b",
            "/a/b/c",
            "/100%",
            "/%41",
            "/a?b#c",
            "/a:b",
            "/日本語/😀",
            "/é",
            "/+&=;",
            "/\\",
            "/\"<>^`{|}",
            "/\n",
            "/~a",
            "/[a]",
            "/ ")) {
      Path path = fileSystem.getPath(text);
      URI uri = path.toUri();
      assertEquals(path, provider.getPath(uri), uri.toString());
      assertTrue(uri.toString().startsWith("cordon://mail-1/"), uri.toString());
      assertTrue(uri.toString().chars().allMatch(c -> c > ' ' && c < 127), uri.toString());
    }
    assertEquals("cordon://mail-1/a%20b", fileSystem.getPath("a b").toUri().toString());
  }

  @Test
  void anyIdentityMakesAUri() {
    for (String identity : List.of("mail", "Mail 1", "a_b", "日本", "a/b", "a@b:c", "x?y#z", "50%")) {
      FileSystem other = named(identity);
      URI uri = other.getPath("/a").toUri();
      assertEquals(other.getPath("/a"), other.provider().getPath(uri), uri.toString());
      assertThrows(FileSystemNotFoundException.class, () -> provider.getPath(uri));
    }
    assertThrows(IllegalArgumentException.class, () -> named(""));
  }

  @Test
  void theUriOfAnotherFileSystemIsNotFound() {
    URI other = URI.create("cordon://other/a");
    assertThrows(FileSystemNotFoundException.class, () -> provider.getPath(other));
    assertThrows(FileSystemNotFoundException.class, () -> provider.getFileSystem(other));
    assertThrows(FileSystemNotFoundException.class, () -> Path.of(fileSystem.getPath("a").toUri()));
  }

  @Test
  void aUriThatNamesNoFileIsRefused() {
    for (String text :
        List.of(
            "file:///a", "cordon://mail-1", "cordon://mail-1/a?b", "cordon://mail-1/a#b", "a")) {
      assertThrows(IllegalArgumentException.class, () -> provider.getPath(URI.create(text)), text);
    }
  }

  @Test
  void theProviderIsThatOfOneFileSystem() {
    URI own = fileSystem.getPath("/").toUri();
    assertEquals("cordon", provider.getScheme());
    assertEquals(fileSystem, provider.getFileSystem(own));
    assertThrows(
        FileSystemAlreadyExistsException.class, () -> provider.newFileSystem(own, Map.of()));
    assertTrue(
        FileSystemProvider.installedProviders().stream().noneMatch(each -> each == provider));
    assertNotEquals(fileSystem.getPath("/a"), named("mail-1").getPath("/a"));
  }

  @Test
  void relativePathsBeginAtTheRoot() {
    assertEquals("/a/b", fileSystem.getPath("a/b").toAbsolutePath().toString());
    assertEquals("/", fileSystem.getPath("").toAbsolutePath().toString());
    assertEquals("/../a", fileSystem.getPath("../a").toAbsolutePath().toString());
  }

  @Test
  void whatCannotBeIsRefusedInWords() {
    Path path = fileSystem.getPath("/a");
    assertThrows(UnsupportedOperationException.class, path::toFile);
    UnsupportedOperationException watching =
        assertThrows(UnsupportedOperationException.class, fileSystem::newWatchService);
    assertTrue(watching.toString().contains("UNAVAILABLE"));
    assertThrows(
        UnsupportedOperationException.class,
        () -> {
          try (WatchService foreign = Path.of("").getFileSystem().newWatchService()) {
            path.register(foreign, StandardWatchEventKinds.ENTRY_CREATE);
          }
        });
    assertThrows(UnsupportedOperationException.class, fileSystem::getUserPrincipalLookupService);
  }

  private static FileSystem named(String identity) {
    return WorkFileSystem.over(
        () -> {
          throw new StorageException(Problem.LOCKED, "");
        },
        identity);
  }
}
