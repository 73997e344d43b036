package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("A2")
class AttributesTest {
  private static final FileTime ONE =
      FileTime.from(Instant.parse("2001-02-03T04:05:06.123456789Z"));
  private static final FileTime TWO = FileTime.fromMillis(-1_000);
  private static final FileTime THREE = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  @TempDir Path directory;
  private WorkFiles work;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    work = WorkFiles.in(directory);
    file = Twins.put(work.path("/file"), "content");
  }

  @Test
  void timesAreKeptToTheNanosecond() throws IOException {
    Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(ONE, TWO, THREE);
    BasicFileAttributes read = Files.readAttributes(file, BasicFileAttributes.class);
    assertEquals(ONE, read.lastModifiedTime());
    assertEquals(TWO, read.lastAccessTime());
    assertEquals(THREE, read.creationTime());
    Files.setAttribute(file, "basic:creationTime", ONE);
    assertEquals(ONE, Files.getAttribute(file, "creationTime"));
    assertEquals(ONE, Files.getLastModifiedTime(file));
    assertEquals(TWO, Files.getAttribute(file, "lastAccessTime"));
  }

  @Test
  void theFileKeyStaysWithTheFile() throws IOException {
    Object key = Files.getAttribute(file, "fileKey");
    Path moved = Files.move(file, work.path("/moved"));
    assertEquals(key, Files.getAttribute(moved, "fileKey"));
    assertNotEquals(key, Files.getAttribute(Twins.put(file, "another"), "fileKey"));
  }

  @Test
  void aCopyWithAttributesHasTheTimes() throws IOException {
    Files.getFileAttributeView(file, BasicFileAttributeView.class).setTimes(ONE, TWO, THREE);
    Path copy = Files.copy(file, work.path("/copy"), StandardCopyOption.COPY_ATTRIBUTES);
    BasicFileAttributes read = Files.readAttributes(copy, BasicFileAttributes.class);
    assertEquals(ONE, read.lastModifiedTime());
    assertEquals(TWO, read.lastAccessTime());
    assertEquals(THREE, read.creationTime());
    Path outside = Files.copy(file, directory.resolve("out"), StandardCopyOption.COPY_ATTRIBUTES);
    assertEquals(ONE.toMillis(), Files.getLastModifiedTime(outside).toMillis());
    Path back = Files.copy(outside, work.path("/back"), StandardCopyOption.COPY_ATTRIBUTES);
    assertEquals(Files.getLastModifiedTime(outside), Files.getLastModifiedTime(back));
  }

  @Test
  void otherViewsAreUnsupported() throws IOException {
    assertEquals(Set.of("basic", "cordon"), work.fileSystem().supportedFileAttributeViews());
    assertNull(Files.getFileAttributeView(file, PosixFileAttributeView.class));
    assertNull(Files.getFileAttributeView(file, FileOwnerAttributeView.class));
    unsupported(() -> Files.readAttributes(file, PosixFileAttributes.class));
    unsupported(() -> Files.readAttributes(file, DosFileAttributes.class));
    unsupported(() -> Files.readAttributes(file, "posix:*"));
    unsupported(() -> Files.getAttribute(file, "dos:hidden"));
    unsupported(() -> Files.getOwner(file));
    unsupported(() -> Files.getPosixFilePermissions(file));
    unsupported(() -> Files.setAttribute(file, "owner:owner", "me"));
  }

  @Test
  void attributesAtCreationAreUnsupportedAndNothingIsCreated() throws IOException {
    Path fresh = work.path("/new");
    unsupported(() -> Files.createFile(fresh, PRIVATE));
    unsupported(() -> Files.createDirectory(fresh, PRIVATE));
    unsupported(() -> Files.createTempFile(work.path("/"), "a", "b", PRIVATE));
    assertFalse(Files.exists(fresh));
    assertTrue(Files.exists(Files.createTempFile(work.path("/"), "a", "b")));
  }

  @Test
  void linksAreUnsupported() {
    unsupported(() -> Files.createSymbolicLink(work.path("/link"), file));
    unsupported(() -> Files.createLink(work.path("/link"), file));
    unsupported(() -> Files.readSymbolicLink(file));
  }

  @Test
  void workFilesAreNotPrograms() throws IOException {
    work.fileSystem().provider().checkAccess(file, AccessMode.READ, AccessMode.WRITE);
    assertThrows(
        AccessDeniedException.class,
        () -> work.fileSystem().provider().checkAccess(file, AccessMode.EXECUTE));
    assertFalse(Files.isExecutable(file));
  }

  @Test
  void hiddenIsWhatBeginsWithADot() throws IOException {
    assertTrue(Files.isHidden(work.path("/a/.b")));
    assertFalse(Files.isHidden(work.path("/.a/b")));
    assertFalse(Files.isHidden(work.path("/")));
  }

  @Test
  void theStoreTellsTheRoomOfTheMedium() throws IOException {
    FileStore store = Files.getFileStore(file);
    FileStore lower = Files.getFileStore(directory);
    assertEquals(lower.getTotalSpace(), store.getTotalSpace());
    assertEquals(store.getTotalSpace(), store.getAttribute("totalSpace"));
    assertTrue(store.getUsableSpace() > 0);
    assertTrue(store.getUnallocatedSpace() > 0);
    assertEquals("cordon", store.type());
    assertFalse(store.isReadOnly());
    assertTrue(store.supportsFileAttributeView("basic"));
    assertTrue(store.supportsFileAttributeView(BasicFileAttributeView.class));
    assertFalse(store.supportsFileAttributeView("posix"));
    assertFalse(store.supportsFileAttributeView(PosixFileAttributeView.class));
    assertNull(store.getFileStoreAttributeView(FileStoreAttributeView.class));
    unsupported(() -> store.getAttribute("colour"));
    assertEquals(store, work.fileSystem().getFileStores().iterator().next());
  }

  @Test
  void pathsOfOthersAreRefused() throws IOException {
    WorkFiles other = WorkFiles.in(directory.resolve("other"));
    Path foreign = Twins.put(other.path("/file"), "foreign");
    assertFalse(Files.isSameFile(file, foreign));
    assertThrows(
        ProviderMismatchException.class, () -> work.fileSystem().provider().delete(foreign));
    Files.copy(foreign, work.path("/copied"));
    assertEquals(7, Files.size(work.path("/copied")));
    assertTrue(Files.exists(foreign, LinkOption.NOFOLLOW_LINKS));
  }

  private static void unsupported(org.junit.jupiter.api.function.Executable act) {
    assertThrows(UnsupportedOperationException.class, act);
  }
}
