package dev.cordon.storage.files;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** What the tests of files say often. */
final class Written {
  private Written() {}

  /** The same bytes for the same seed. */
  static byte[] content(int bytes, long seed) {
    byte[] content = new byte[bytes];
    new Random(seed).nextBytes(content);
    return content;
  }

  static void write(SecureFiles files, String path, byte[] content) throws IOException {
    files.write(path, out -> out.write(content));
  }

  static byte[] read(SecureFiles files, String path) throws IOException {
    try (InputStream in = files.read(path)) {
      return in.readAllBytes();
    }
  }

  /** All files inside, sorted. */
  static List<String> names(SecureFiles files) throws IOException {
    try (Stream<Path> all = Files.walk(files.fileSystem().getPath("/"))) {
      return all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
    }
  }

  static Problem problemOf(Executable refused) {
    return assertThrows(StorageException.class, refused).problem();
  }

  /** Every regular file below {@code directory} but the ledger. */
  static List<Path> contents(Path directory) throws IOException {
    return onDisk(directory).stream()
        .filter(file -> !file.getFileName().toString().startsWith("ledger-"))
        .toList();
  }

  /** Every regular file below {@code directory}. */
  static List<Path> onDisk(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
