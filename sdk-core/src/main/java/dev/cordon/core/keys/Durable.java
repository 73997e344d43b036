package dev.cordon.core.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes names durable: a file forced to disk can still lack its directory entry after a crash. */
public final class Durable {
  private Durable() {}

  /** Forces the directory entry of {@code file}. */
  public static void forceEntryOf(Path file) {
    Path directory = file.getParent();
    if (directory != null) {
      forceDirectory(directory);
    }
  }

  /** Forces a directory's entries, where the platform lets a directory be opened (not Windows). */
  public static void forceDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notSupportedHere) {
      // Windows refuses to open a directory; NTFS journals its entries itself.
      return;
    }
  }
}
