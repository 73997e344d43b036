package dev.cordon.core.keys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file is beside its name, where the file system says so (Unix). Whoever can write into the
 * container may give a personal file a second name in it (a hard link), or lay another file system
 * over one of its directories (a mount): neither is ours.
 */
public final class FileIdentity {
  private FileIdentity() {}

  /** Whether {@code file} has names beside this one: then its bytes are not the container's own. */
  public static boolean hasOtherNames(Path file) {
    return number(file, "unix:nlink").map(names -> names > 1).orElse(false);
  }

  /** The device that {@code file} lies on; a link counts itself, not what it points at. */
  public static Optional<Long> device(Path file) {
    return number(file, "unix:dev");
  }

  private static Optional<Long> number(Path file, String attribute) {
    try {
      @Nullable Object value = Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS);
      return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknownHere) {
      return Optional.empty();
    }
  }
}
