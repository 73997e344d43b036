package dev.cordon.android.build.resources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies that leave nothing behind of an older build. */
final class FileCopies {
  private FileCopies() {}

  /** Makes the copy what the original is: a file, a folder, or nothing. */
  static void replace(Path original, Path copy) throws IOException {
    for (Path old : below(copy, Comparator.reverseOrder())) {
      Files.delete(old);
    }
    for (Path each : below(original, Comparator.naturalOrder())) {
      Files.copy(each, copy.resolve(original.relativize(each).toString()));
    }
  }

  private static List<Path> below(Path root, Comparator<Path> order) throws IOException {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.sorted(order).toList();
    }
  }
}
