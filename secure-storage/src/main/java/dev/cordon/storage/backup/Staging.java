package dev.cordon.storage.backup;

import dev.cordon.core.Container;
import dev.cordon.core.Domain;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.files.SecureFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What came for one domain and has not taken its place yet: in a directory that nobody is told. */
final class Staging {
  static final String DIRECTORY = ".import";
  private static final Set<String> RELATIVE = Set.of("", ".", "..");

  private final Domain domain;
  private final SecureFiles files;
  private final Path waiting;
  private final Path databases;

  private Staging(Domain domain, SecureFiles files) {
    this.domain = domain;
    this.files = files;
    Path directory = files.path("/").resolve(DIRECTORY);
    this.waiting = directory.resolve("files");
    this.databases = directory.resolve("databases");
  }

  static Staging in(Container container, String name) throws IOException {
    return new Staging(container.domain(name), SecureFiles.in(container, name));
  }

  /** Makes its directories, with nothing in them. */
  void prepare() throws IOException {
    delete(files.path("/").resolve(DIRECTORY)); // of an import of which nothing else is left
    Files.createDirectories(waiting);
    Files.createDirectories(databases);
  }

  /**
   * Refuses a domain that has anything of its own.
   *
   * @throws StorageException {@code BACKUP_TARGET_IN_USE}
   */
  void requireEmpty() throws IOException {
    Walk walk = new Walk(files.path("/"), List.of());
    if (walk.next().isPresent() || !DatabasePlace.registered(domain).isEmpty()) {
      throw new StorageException(Problem.BACKUP_TARGET_IN_USE, domain.name());
    }
  }

  /** Where the file or directory of this path waits; refuses one that leads elsewhere. */
  Path file(List<String> path) throws StorageException {
    Path file = waiting;
    boolean leads = !path.isEmpty() && !Walk.HIDDEN.contains(path.get(0));
    for (String name : path) {
      leads &= !RELATIVE.contains(name) && name.indexOf('/') < 0;
      file = resolve(file, name);
    }
    if (!leads) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
    return file;
  }

  private static Path resolve(Path directory, String name) throws StorageException {
    try {
      return directory.resolve(name);
    } catch (InvalidPathException e) {
      throw new StorageException(Problem.BACKUP_DAMAGED, "");
    }
  }

  /** Where the database waits. */
  Path database(String name) throws StorageException {
    return databases.resolve(DatabasePlace.of(domain, name).id());
  }

  Domain domain() {
    return domain;
  }

  /** Returns once all that came is on the medium. */
  void force() throws IOException {
    files.force();
  }

  /**
   * Has the files take their places.
   *
   * @throws StorageException {@code BACKUP_TARGET_IN_USE} if a place was taken meanwhile; then none
   *     has moved
   */
  void placeFiles() throws IOException {
    List<String> names = names(waiting);
    Path root = files.path("/");
    for (String name : names) {
      if (Files.exists(root.resolve(name))) {
        throw new StorageException(Problem.BACKUP_TARGET_IN_USE, domain.name());
      }
    }
    for (String name : names) {
      Files.move(waiting.resolve(name), root.resolve(name));
    }
    files.force();
  }

  /** Deletes all that waits here. */
  void clear() throws IOException {
    delete(files.path("/").resolve(DIRECTORY));
    files.force();
  }

  private static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Walk walk = new Walk(root, List.of());
    for (Optional<List<String>> at = walk.next(); at.isPresent(); at = walk.next()) {
      Files.deleteIfExists(walk.at(at.get()));
    }
    Files.deleteIfExists(root);
  }

  private static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    if (!Files.exists(directory)) {
      return names;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      all.forEach(each -> names.add(each.getFileName().toString()));
    }
    return names;
  }
}
