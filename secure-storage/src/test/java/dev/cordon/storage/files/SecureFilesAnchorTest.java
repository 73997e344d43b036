package dev.cordon.storage.files;

import static dev.cordon.storage.files.Written.content;
import static dev.cordon.storage.files.Written.problemOf;
import static dev.cordon.storage.files.Written.read;
import static dev.cordon.storage.files.Written.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody puts back files as they were earlier; the container remembers where they stood. */
@Tag("A2")
class SecureFilesAnchorTest {
  @TempDir Path directory;
  private TestDomain domain;
  private SecureFiles files;

  @BeforeEach
  void open() throws IOException {
    domain = TestDomain.of(directory.resolve("domain"), "master");
    files = SecureFiles.in(domain);
    write(files, "file", content(100, 1));
    domain.lock();
    copy(domain.directory(), directory.resolve("copy"));
    domain.unlock();
    write(files, "file", content(100, 2));
    write(files, "more", content(100, 3));
    domain.lock();
  }

  @Test
  void allFilesOfYesterdayAreRefused() throws IOException {
    putBack(directory.resolve("copy/files"));
    domain.unlock();
    assertEquals(Problem.ROLLED_BACK, problemOf(() -> SecureFiles.in(domain)));
    assertEquals(Problem.ROLLED_BACK, problemOf(() -> files.read("file")));
  }

  @Test
  void anEmptiedDomainIsRefused() throws IOException {
    delete(domain.directory().resolve("files"));
    domain.unlock();
    assertEquals(Problem.ROLLED_BACK, problemOf(() -> SecureFiles.in(domain)));
  }

  @Test
  void oneFileOfYesterdayIsRefused() throws IOException {
    for (Path content : Written.contents(directory.resolve("copy"))) {
      Path place = domain.directory().resolve(directory.resolve("copy").relativize(content));
      Files.createDirectories(place.getParent());
      for (Path now : Written.contents(domain.directory())) {
        Files.write(now, Files.readAllBytes(content));
      }
    }
    domain.unlock();
    assertEquals(Problem.DAMAGED, problemOf(() -> read(files, "file")));
    assertEquals(Problem.DAMAGED, problemOf(() -> read(files, "more")));
  }

  @Test
  void whatWasRefusedIsSetAsideAndOthersBegin() throws IOException {
    putBack(directory.resolve("copy/files"));
    domain.unlock();
    assertEquals(Problem.ROLLED_BACK, problemOf(() -> SecureFiles.in(domain)));
    SecureFiles.setAside(domain);
    SecureFiles anew = SecureFiles.in(domain);
    assertEquals(List.of(), Written.names(anew));
    write(anew, "file", content(100, 4));
    assertThrows(IllegalStateException.class, () -> SecureFiles.setAside(domain));
    domain.lock();
    assertEquals(Problem.LOCKED, problemOf(() -> SecureFiles.setAside(domain)));
    domain.unlock();
    assertArrayEquals(content(100, 4), read(files, "file"));
    Path aside = domain.directory().resolve("files.damaged-1");
    assertTrue(Files.exists(aside.resolve("ledger-0000000000000001")));
  }

  @Test
  void whatWasThereAtTheLockOpens() throws IOException {
    domain.unlock();
    assertArrayEquals(content(100, 2), read(files, "file"));
  }

  private void putBack(Path tree) throws IOException {
    Path place = domain.directory().resolve(tree.getFileName());
    delete(place);
    copy(tree, place);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path each : all(from)) {
      Files.copy(each, to.resolve(from.relativize(each)));
    }
  }

  private static void delete(Path tree) throws IOException {
    List<Path> all = all(tree);
    Collections.reverse(all);
    for (Path each : all) {
      Files.delete(each);
    }
  }

  private static List<Path> all(Path tree) throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      return new ArrayList<>(all.toList());
    }
  }
}
