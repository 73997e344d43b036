package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes what lies on the disk is found out, by whoever reads it or sooner. */
@Tag("A1")
class VolumeAttackTest {
  @TempDir Path directory;

  @Test
  void anAlteredContentIsRefusedUnderItsNameAndOthersAreNot() throws IOException {
    Path file = newContent("/secret.txt");
    Path unused = newContent("/other");
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 1;
      requireRefused(file, bad);
    }
    for (int length = 0; length < good.length; length++) {
      requireRefused(file, Arrays.copyOf(good, length));
    }
    requireRefused(file, Arrays.copyOf(good, 40_000));
    Files.delete(file);
    requireDamaged(reopened(), "/secret.txt");
  }

  @Test
  void twoContentsSwappedAreRefused() throws IOException {
    Path one = newContent("/one");
    Path two = newContent("/two");
    byte[] bytes = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(two));
    Files.write(two, bytes);
    Volume volume = reopened();
    requireDamaged(volume, "/one");
    requireDamaged(volume, "/two");
  }

  @Test
  void aVolumeThatWasTurnedBackIsRefused() throws IOException {
    Path unused = newContent("/file");
    Map<Path, byte[]> yesterday = files();
    Volume volume = reopened();
    Desk.write(volume, "/file", "today");
    volume.close();
    Optional<Anchor> anchor = volume.anchor();
    for (Path file : files().keySet()) {
      Files.delete(file);
    }
    for (Map.Entry<Path, byte[]> file : yesterday.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
    TestDomain domain = TestDomain.of(directory, "master");
    assertEquals(
        Problem.ROLLED_BACK,
        Desk.problemOf(() -> Volume.open(domain, anchor, new SecureRandom(), Clock.systemUTC())));
  }

  @Test
  void aLockedDomainIsSaidToBeLockedAndAnotherKeyOpensNothing() throws IOException {
    Path unused = newContent("/file");
    TestDomain locked = TestDomain.of(directory, "master");
    locked.lock();
    assertEquals(Problem.LOCKED, Desk.problemOf(() -> Desk.open(locked)));
    TestDomain other = TestDomain.of(directory, "another master");
    assertEquals(Problem.DAMAGED, Desk.problemOf(() -> Desk.open(other)));
  }

  @Test
  void neitherNamesNorTextAreOnTheDisk() throws IOException {
    Path unused = newContent("/plainly-named");
    for (Map.Entry<Path, byte[]> file : files().entrySet()) {
      String all = new String(file.getValue(), StandardCharsets.ISO_8859_1);
      assertEquals(-1, all.indexOf("plainly"));
      assertEquals(-1, all.indexOf("the text"));
    }
  }

  private void requireRefused(Path file, byte[] bad) throws IOException {
    byte[] good = Files.readAllBytes(file);
    Files.write(file, bad);
    try (Volume volume = reopened()) {
      requireDamaged(volume, "/secret.txt");
      assertEquals("the text of /other", Desk.read(volume, "/other"));
    } finally {
      Files.write(file, good);
    }
  }

  private static void requireDamaged(Volume volume, String path) {
    StorageException e = assertThrows(StorageException.class, () -> Shadow.read(volume, path));
    assertEquals(Problem.DAMAGED, e.problem());
    assertEquals(path, e.subject());
    assertTrue(e.text(Locale.JAPANESE).contains(path));
  }

  /** Writes a file and closes the volume; where its bytes lie. */
  private Path newContent(String path) throws IOException {
    List<Path> before = List.copyOf(files().keySet());
    try (Volume volume = reopened()) {
      Desk.write(volume, path, "the text of " + path);
    }
    for (Path file : files().keySet()) {
      if (!before.contains(file) && !file.getFileName().toString().startsWith("ledger")) {
        return file;
      }
    }
    throw new IllegalStateException("no new file");
  }

  private Volume reopened() throws IOException {
    return Desk.open(directory);
  }

  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).collect(Collectors.toList())) {
        files.put(file, Files.readAllBytes(file));
      }
    }
    return files;
  }
}
