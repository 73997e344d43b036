package dev.cordon.core.desktop.vault;

import dev.cordon.core.keys.Durable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Small files that are the user's alone, where the file system knows users (POSIX). */
final class OwnFile {
  private OwnFile() {}

  static void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    restrict(directory);
  }

  /** Beside it first, then renamed: nothing half ever has a name. Durable on return. */
  static void write(Path file, byte[] content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(beside);
    Files.createFile(beside);
    restrict(beside);
    overwrite(beside, content);
    rename(beside, file);
  }

  /** Durable on return. */
  static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    Durable.forceEntryOf(to);
  }

  private static void overwrite(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
  }

  private static void restrict(Path path) throws IOException {
    @Nullable PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class);
    if (view != null) {
      String permissions = Files.isDirectory(path) ? "rwx------" : "rw-------";
      view.setPermissions(PosixFilePermissions.fromString(permissions));
    }
  }
}
