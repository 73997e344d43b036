package dev.cordon.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether a path really lies inside a directory, links and {@code ..} resolved. */
final class Ownership {
  private Ownership() {}

  static boolean isInside(Path directory, Path path) {
    try {
      return real(path.toAbsolutePath().normalize()).startsWith(directory.toRealPath());
    } catch (IOException unreadable) {
      return false;
    }
  }

  /** The real path of the nearest ancestor that exists, and the rest below it. */
  private static Path real(Path path) throws IOException {
    if (Files.exists(path)) {
      return path.toRealPath();
    }
    @Nullable Path parent = path.getParent();
    return parent == null ? path : real(parent).resolve(String.valueOf(path.getFileName()));
  }
}
