package dev.cordon.android.build.dex;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The DEX files in a folder. */
final class DexFiles {
  private DexFiles() {}

  /** A folder with nothing in it but what the compiler is going to write. */
  static Path emptied(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path old : in(folder)) {
      Files.delete(old);
    }
    return folder;
  }

  /** In the order in which Android loads them: classes, classes2, ..., classes10. */
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(each -> each.toString().endsWith(".dex"))
          .sorted(
              Comparator.comparing((Path each) -> each.toString().length())
                  .thenComparing(Path::toString))
          .toList();
    }
  }
}
