package dev.cordon.storage.volume;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.testing.TestDomain;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.function.Executable;

/** What the tests of volumes do again and again. */
final class Desk {
  private Desk() {}

  static Volume open(Path directory) throws IOException {
    return open(TestDomain.of(directory, "master"));
  }

  static Volume open(TestDomain domain) throws IOException {
    return Volume.open(domain, Optional.empty(), new SecureRandom(), Clock.systemUTC());
  }

  static OpenFile file(Volume volume, String path, OpenOption... options) throws IOException {
    return volume.open(Shadow.place(path), Set.copyOf(List.of(options)));
  }

  static void write(Volume volume, String path, byte[] bytes) throws IOException {
    try (OpenFile file =
        file(
            volume,
            path,
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      int unused = file.write(ByteBuffer.wrap(bytes), 0);
    }
  }

  static void write(Volume volume, String path, String text) throws IOException {
    write(volume, path, text.getBytes(StandardCharsets.UTF_8));
  }

  static String read(Volume volume, String path) throws IOException {
    return new String(Shadow.read(volume, path), StandardCharsets.UTF_8);
  }

  /** Deletes what lies at {@code path}, with all that is in it. */
  static void clear(Volume volume, String path) throws IOException {
    if (volume.facts(Shadow.place(path)).directory()) {
      for (String name : volume.list(Shadow.place(path))) {
        clear(volume, path + "/" + name);
      }
    }
    volume.delete(Shadow.place(path));
  }

  static byte[] content(int bytes, long seed) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    return content;
  }

  static Problem problemOf(Executable work) {
    return assertThrows(StorageException.class, work).problem();
  }

  /** How many files of contents lie on the disk. */
  static int contents(Path domain) throws IOException {
    return names(domain).size();
  }

  /**
   * Throws unless the domain's files are one ledger and a content for each file of {@code picture}
   * that has bytes.
   */
  static void requireNothingElse(Path domain, Map<String, String> picture) throws IOException {
    long expected =
        picture.values().stream()
            .filter(text -> !text.equals("directory") && !text.startsWith("0 bytes"))
            .count();
    assertEquals(expected, contents(domain), () -> "contents for " + picture);
    List<String> beside = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(domain.resolve("files"))) {
      for (Path file : files) {
        if (!Files.isDirectory(file)) {
          beside.add(String.valueOf(file.getFileName()));
        }
      }
    }
    assertEquals(1, beside.size(), () -> "not only a ledger: " + beside);
  }

  /** The file of the content called {@code name}. */
  static Path content(Path domain, String name) {
    return domain.resolve("files").resolve(name.substring(0, 2)).resolve(name);
  }

  /** The names of all files of contents. */
  static List<String> names(Path domain) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> fans = Files.newDirectoryStream(domain.resolve("files"))) {
      for (Path fan : fans) {
        if (Files.isDirectory(fan)) {
          try (DirectoryStream<Path> files = Files.newDirectoryStream(fan)) {
            files.forEach(file -> names.add(String.valueOf(file.getFileName())));
          }
        }
      }
    }
    return names;
  }
}
