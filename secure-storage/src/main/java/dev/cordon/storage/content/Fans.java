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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directory of all content files, which lie in 256 directories by the first two digits of their
 * names so that each stays short. Safe for many threads.
 */
final class Fans {
  private static final int NAME_CHARACTERS = 2;

  private final Path root;

  /** By name. */
  private final Map<String, Path> fans = new ConcurrentHashMap<>();

  /** Those that no power cut can take from {@code root}. */
  private final Set<String> forced = ConcurrentHashMap.newKeySet();

  /** Those that a file was made in, and that were not forced since. */
  private final Set<String> grown = ConcurrentHashMap.newKeySet();

  /** Those that a file was deleted from, and that were not forced since. */
  private final Set<String> thinned = ConcurrentHashMap.newKeySet();

  /** Files that were cut, and that were not forced since. */
  private final Set<String> trimmed = ConcurrentHashMap.newKeySet();

  /** Files that may be longer than they should be, because cutting them failed. */
  private final Set<String> overlong = ConcurrentHashMap.newKeySet();

  Fans(Path root) {
    this.root = root;
  }

  Path place(String id) {
    return path(name(id)).resolve(id);
  }

  /** Whether the directory is there; if not, a file that is missing was not taken from it. */
  boolean isThere() {
    return Files.isDirectory(root);
  }

  /** Makes the directory that the place of {@code id} lies in. */
  void makeFor(String id) throws IOException {
    try {
      Files.createDirectory(path(name(id)));
    } catch (FileAlreadyExistsException e) {
      return; // made by another content at the same time
    }
  }

  /** A file was made at the place of {@code id}. */
  void grew(String id) {
    grown.add(name(id));
  }

  /** Returns once a power cut can no longer take any new file from its place. */
  void forceGrown() throws IOException {
    List<String> names = new ArrayList<>(grown);
    names.forEach(grown::remove); // before: who makes a file meanwhile puts it back
    boolean all = false;
    try {
      for (String name : names) {
        force(path(name));
      }
      if (!forced.containsAll(names)) {
        force(root);
        forced.addAll(names);
      }
      all = true;
    } finally {
      if (!all) {
        grown.addAll(names);
      }
    }
  }

  /** A file was deleted from the place of {@code id}, or somebody did so before, unsaid. */
  void thinned(String id) {
    thinned.add(name(id));
    trimmed.remove(id);
    overlong.remove(id);
  }

  /** Returns once no power cut can bring back what was deleted. */
  void forceThinned() throws IOException {
    for (String name : new ArrayList<>(thinned)) {
      thinned.remove(name); // before: who deletes meanwhile puts it back
      try {
        forceIfThere(path(name));
      } catch (IOException e) {
        thinned.add(name);
        throw e;
      }
    }
  }

  /** The file of {@code id} is to be cut. */
  void overlong(String id) {
    overlong.add(id);
  }

  /** The file of {@code id} was cut. */
  void trimmed(String id) {
    trimmed.add(id);
    fits(id);
  }

  /** The file of {@code id} is as long as it should be. */
  void fits(String id) {
    overlong.remove(id);
  }

  /**
   * Returns once no power cut makes the file of {@code id} as long again as it was.
   *
   * @throws IOException also if cutting it had failed
   */
  void forceTrimmed(String id) throws IOException {
    if (overlong.contains(id)) {
      throw new IOException("not cut");
    }
    if (!trimmed.remove(id)) {
      return;
    }
    try (FileChannel channel =
        FileChannel.open(place(id), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(false);
    } catch (NoSuchFileException e) {
      return; // deleted since
    } catch (IOException e) {
      trimmed.add(id);
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

  private static String name(String id) {
    return id.substring(0, NAME_CHARACTERS);
  }

  private Path path(String name) {
    return fans.computeIfAbsent(name, root::resolve);
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
