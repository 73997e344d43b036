package dev.cordon.storage.backup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Goes through a domain's files in an order that can be taken up anywhere: by name, and each
 * directory after what lies in it. What comes or goes meanwhile is met or not.
 */
final class Walk {
  /** Directories of storage's own: nothing in them is the app's yet. */
  static final Set<String> HIDDEN = Set.of(".unfinished", Staging.DIRECTORY);

  /** A directory, and the names in it that are still to come. */
  private record Level(List<String> path, Deque<String> names) {}

  private final Path root;
  private final Deque<Level> levels = new ArrayDeque<>();

  /** Begins behind {@code last}; an empty one means at the beginning. */
  Walk(Path root, List<String> last) throws IOException {
    this.root = root;
    if (last.isEmpty()) {
      enter(List.of(), "");
    }
    for (int i = 0; i < last.size(); i++) {
      enter(last.subList(0, i), last.get(i));
    }
  }

  /** The path of the next file or directory. */
  Optional<List<String>> next() throws IOException {
    while (!levels.isEmpty()) {
      Level level = levels.getLast();
      if (level.names().isEmpty()) {
        levels.removeLast();
        if (!level.path().isEmpty()) {
          return Optional.of(level.path());
        }
        continue;
      }
      List<String> path = new ArrayList<>(level.path());
      path.add(level.names().removeFirst());
      if (!Files.isDirectory(at(path))) {
        return Optional.of(path);
      }
      enter(path, "");
    }
    return Optional.empty();
  }

  /** Where {@code path} is. */
  Path at(List<String> path) {
    Path at = root;
    for (String name : path) {
      at = at.resolve(name);
    }
    return at;
  }

  private void enter(List<String> path, String last) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(at(path))) {
      for (Path each : all) {
        String name = each.getFileName().toString();
        if (name.compareTo(last) > 0 && !(path.isEmpty() && HIDDEN.contains(name))) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      names.clear(); // it went just now
    }
    Collections.sort(names);
    levels.addLast(new Level(new ArrayList<>(path), new ArrayDeque<>(names)));
  }
}
