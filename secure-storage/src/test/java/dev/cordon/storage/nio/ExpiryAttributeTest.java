package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestExpiry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file's end, as java.nio.file sees it. */
@Tag("A5")
class ExpiryAttributeTest {
  private static final String EXPIRES = "cordon:expires";
  private static final Duration HOUR = Duration.ofHours(1);
  @TempDir Path directory;
  private TestExpiry expiry = new TestExpiry();
  private WorkFiles work;
  private Path file;
  private FileTime end;

  @BeforeEach
  void makeFile() throws IOException {
    work = WorkFiles.in(directory);
    expiry = work.volumes().expiry();
    file = Files.writeString(work.path("/plan"), "secret");
    end = FileTime.from(expiry.now().plus(HOUR));
  }

  @Test
  void itIsAnAttributeOfAViewOfItsOwn() throws IOException {
    assertNull(Files.getAttribute(file, EXPIRES));
    Files.setAttribute(file, EXPIRES, end);
    assertEquals(end, Files.getAttribute(file, EXPIRES));
    assertEquals(end, Files.readAttributes(file, "cordon:*").get("expires"));
    assertFalse(Files.readAttributes(file, "*").containsKey("expires"));
    assertThrows(IllegalArgumentException.class, () -> Files.getAttribute(file, "cordon:size"));
    assertThrows(NullPointerException.class, () -> Files.setAttribute(file, EXPIRES, null));
    assertThrows(ClassCastException.class, () -> Files.setAttribute(file, EXPIRES, "never"));
  }

  @Test
  void aStreamEndsWithTheTimeInATypedError() throws IOException {
    Files.setAttribute(file, EXPIRES, end);
    try (InputStream in = Files.newInputStream(file)) {
      assertEquals('s', in.read());
      expiry.pass(HOUR);
      assertEquals(Problem.EXPIRED, WorkFiles.problemOf(in::read));
    }
    assertFalse(Files.exists(file));
  }

  @Test
  void aMoveAndACopyKeepIt() throws IOException {
    Files.setAttribute(file, EXPIRES, end);
    Path copy = Files.copy(file, work.path("/copy"));
    Path replaced = Files.writeString(work.path("/replaced"), "other");
    Files.copy(file, replaced, StandardCopyOption.REPLACE_EXISTING);
    Path moved = Files.move(file, work.path("/moved"));
    assertEquals(end, Files.getAttribute(copy, EXPIRES));
    assertEquals(end, Files.getAttribute(replaced, EXPIRES));
    assertEquals(end, Files.getAttribute(moved, EXPIRES));
    assertEquals("secret", Files.readString(copy));
    expiry.pass(HOUR);
    assertFalse(Files.exists(copy));
    assertFalse(Files.exists(replaced));
    assertFalse(Files.exists(moved));
  }

  @Test
  void theSamePlaceCanBeWrittenAnew() throws IOException {
    Files.setAttribute(file, EXPIRES, end);
    expiry.passUnseen(HOUR);
    assertEquals(Problem.EXPIRED, WorkFiles.problemOf(() -> Files.readString(file)));
    Files.delete(file);
    Files.writeString(file, "new");
    assertNull(Files.getAttribute(file, EXPIRES));
    expiry.look();
    assertEquals("new", Files.readString(file));
  }
}
