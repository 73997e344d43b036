package dev.cordon.core.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Takes files away from every other user, where the file system knows users (POSIX). */
final class OwnerOnly {
  private OwnerOnly() {}

  static void restrict(Path path) throws IOException {
    @Nullable PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      String permissions = Files.isDirectory(path) ? "rwx------" : "rw-------";
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }
}
