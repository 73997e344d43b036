package dev.cordon.storage.content;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory of all content files, which lie in 256 directories by the first two digits of their
 * names so that each stays short. Safe for many threads.
 */
final class Fans {
  private final Path root;
  private final Set<Path> forced = ConcurrentHashMap.newKeySet();

  /** Those that a file was deleted from, and that were not forced since. */
  private final Set<Path> thinned = ConcurrentHashMap.newKeySet();

  /** Files that were cut, and that were not forced since. */
  private final Set<Path> trimmed = ConcurrentHashMap.newKeySet();

  /** Files that may be longer than they should be, because cutting them failed. */
  private final Set<Path> overlong = ConcurrentHashMap.newKeySet();

  Fans(Path root) {
    this.root = root;
  }

  Path place(String id) {
    return root.resolve(id.substring(0, 2)).resolve(id);
  }

  /** Whether the directory is there; if not, a file that is missing was not taken from it. */
  boolean isThere() {
    return Files.isDirectory(root);
  }

  /** Makes the directory that {@code place} lies in. */
  void makeFor(Path place) throws IOException {
    try {
      Files.createDirectory(fan(place));
    } catch (FileAlreadyExistsException e) {
      return; // made by another content at the same time
    }
  }

  /** Returns once a power cut can no longer take a new file from its place. */
  void forceFor(Path place) throws IOException {
    Path fan = fan(place);
    force(fan);
    if (!forced.contains(fan)) {
      force(root);
      forced.add(fan);
    }
  }

  /** A file was deleted from {@code place}, or somebody did so before and did not say. */
  void thinned(Path place) {
    thinned.add(fan(place));
    trimmed.remove(place);
    overlong.remove(place);
  }

  /** Returns once no power cut can bring back what was deleted. */
  void forceThinned() throws IOException {
    for (Path fan : List.copyOf(thinned)) {
      thinned.remove(fan); // before: who deletes meanwhile puts it back
      try {
        forceIfThere(fan);
      } catch (IOException e) {
        thinned.add(fan);
        throw e;
      }
    }
  }

  /** The file at {@code place} is to be cut. */
  void overlong(Path place) {
    overlong.add(place);
  }

  /** The file at {@code place} was cut. */
  void trimmed(Path place) {
    trimmed.add(place);
    fits(place);
  }

  /** The file at {@code place} is as long as it should be. */
  void fits(Path place) {
    overlong.remove(place);
  }

  /**
   * Returns once no power cut makes the file at {@code place} as long again as it was.
   *
   * @throws IOException also if cutting it had failed
   */
  void forceTrimmed(Path place) throws IOException {
    if (overlong.contains(place)) {
      throw new IOException("not cut");
    }
    if (!trimmed.remove(place)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(place, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(false);
    } catch (NoSuchFileException e) {
      return; // deleted since
    } catch (IOException e) {
      trimmed.add(place);
      throw e;
    }
  }

  private static void forceIfThere(Path fan) throws IOException {
    try {
      force(fan);
    } catch (NoSuchFileException e) {
      return; // nothing was ever in it
    }
  }

  private Path fan(Path place) {
    return root.resolve(place.getName(place.getNameCount() - 2).toString());
  }

  private static void force(Path directory) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (AccessDeniedException e) {
      return; // Windows opens no directories; NTFS journals new names itself
    }
    try (channel) {
      channel.force(true);
    }
  }
}
