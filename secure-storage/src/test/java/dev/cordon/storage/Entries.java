package dev.cordon.storage;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** What the tests of entries say often. */
final class Entries {
  private Entries() {}

  /** The same bytes for the same seed. */
  static byte[] content(int bytes, long seed) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    return content;
  }

  static void write(SecureFiles files, String name, byte[] content) throws IOException {
    files.write(name, out -> out.write(content));
  }

  static byte[] read(SecureFiles files, String name) throws IOException {
    try (InputStream in = files.open(name)) {
      return in.readAllBytes();
    }
  }

  static Problem problemOf(Executable refused) {
    return assertThrows(StorageException.class, refused).problem();
  }

  /** Every regular file below {@code directory}. */
  static List<Path> onDisk(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
