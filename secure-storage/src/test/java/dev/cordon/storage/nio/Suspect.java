package dev.cordon.storage.nio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.ledger.Anchor;
import dev.cordon.storage.testing.TestDomain;
import dev.cordon.storage.torn.TornDisk;
import dev.cordon.storage.volume.Volume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What somebody finds who opens a volume that may have been tampered with and reads all of it by
 * {@code java.nio.file}. Anything but a typed error is thrown on.
 *
 * @param refused why it did not open, if it did not
 * @param contents of the files that could be read
 * @param damaged the files that were refused, each under its name
 */
record Suspect(Optional<Problem> refused, Map<String, byte[]> contents, Set<String> damaged) {
  private static final Suspect ABSENT = new Suspect(Optional.empty(), Map.of(), Set.of());

  /** Opens the volume whose directory holds {@code files}, and reads it. */
  static Suspect of(Map<String, byte[]> files, Optional<Anchor> anchor) throws IOException {
    return of(disk(files).root(), anchor);
  }

  static Suspect of(Path directory, Optional<Anchor> anchor) throws IOException {
    TestDomain domain = TestDomain.of(directory, "master");
    try (Volume volume = Volume.open(domain, anchor, new SecureRandom(), Clock.systemUTC())) {
      return read(WorkFileSystem.over(() -> volume, "suspect").getPath("/"));
    } catch (StorageException e) {
      return new Suspect(Optional.of(e.problem()), ABSENT.contents, ABSENT.damaged);
    }
  }

  private static Suspect read(Path root) throws IOException {
    Suspect found = new Suspect(Optional.empty(), new TreeMap<>(), new TreeSet<>());
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        if (!Files.isDirectory(path)) {
          found.look(path);
        }
      }
    }
    return found;
  }

  private void look(Path path) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(path);
      assertEquals(bytes.length, Files.size(path));
      contents.put(path.toString(), bytes);
    } catch (StorageException e) {
      assertEquals(Problem.DAMAGED, e.problem());
      assertEquals(path.toString(), e.subject());
      assertEquals(true, e.text(Locale.JAPANESE).contains(path.toString()));
      damaged.add(path.toString());
    }
  }

  /** Throws unless it opened, {@code these} are refused and all else of {@code good} is there. */
  void requireDamaged(Set<String> these, Map<String, byte[]> good, String what) {
    assertEquals(Optional.empty(), refused, what);
    assertEquals(these, damaged, what);
    Set<String> expected = new TreeSet<>(good.keySet());
    expected.removeAll(these);
    assertEquals(expected, contents.keySet(), what);
    contents.forEach((path, bytes) -> assertArrayEquals(good.get(path), bytes, what));
  }

  /** Whether everything is as {@code good} says. */
  boolean is(Map<String, byte[]> good) {
    return refused.isEmpty()
        && damaged.isEmpty()
        && contents.keySet().equals(good.keySet())
        && contents.entrySet().stream()
            .allMatch(each -> Arrays.equals(each.getValue(), good.get(each.getKey())));
  }

  /** A disk with those files, by their places below the root. */
  static TornDisk disk(Map<String, byte[]> files) throws IOException {
    TornDisk disk = new TornDisk();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path place = disk.root().resolve(file.getKey());
      Files.createDirectories(place.getParent());
      Files.write(place, file.getValue());
    }
    return disk;
  }

  /** All files below {@code root}, by their places. */
  static Map<String, byte[]> files(Path root) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        if (Files.isRegularFile(path)) {
          files.put(root.relativize(path).toString(), Files.readAllBytes(path));
        }
      }
    }
    return files;
  }
}
