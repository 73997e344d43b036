package dev.cordon.storage.files;

import dev.cordon.core.Domain;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Puts a volume that nobody can open out of the way, sealed as it is. */
final class Aside {
  private Aside() {}

  /** Moves the files of {@code domain}, if there are any, to a name that is free. */
  static void move(Domain domain) throws IOException {
    Path files = domain.directory().resolve("files");
    if (Files.exists(files)) {
      Files.move(files, freePlace(domain));
      force(domain.directory());
    }
  }

  private static Path freePlace(Domain domain) {
    for (int n = 1; true; n++) {
      Path aside = domain.directory().resolve("files.damaged-" + n);
      if (!Files.exists(aside)) {
        return aside;
      }
    }
  }

  private static void force(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      return; // Windows opens no directories; NTFS journals the rename itself
    }
  }
}
