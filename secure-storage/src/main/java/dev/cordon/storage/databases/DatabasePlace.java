package dev.cordon.storage.databases;

import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a database lies and what opens it; the same on every platform. For the platform modules.
 *
 * @param name the name given by the app, in NFC
 * @param file the SQLCipher file; its directory exists
 */
public record DatabasePlace(Domain domain, String name, Path file) {
  /** The place of the database {@code name} in {@code domain}; a name has 1 to 255 characters. */
  public static DatabasePlace of(Domain domain, String name) throws StorageException {
    DatabaseName checked = DatabaseName.of(name);
    Path directory = domain.directory().resolve("databases");
    try {
      Files.createDirectories(directory);
      String hex = DatabaseId.of(domain, checked).hex();
      return new DatabasePlace(domain, checked.text(), directory.resolve(hex + ".db"));
    } catch (IOException e) {
      throw MediumTrouble.explain(e, domain.directory(), checked.text());
    }
  }

  /**
   * The {@link #id}s of all databases that {@code domain} has.
   *
   * @throws StorageException {@code DATABASE_DAMAGED} if the register is lost; {@code ROLLED_BACK}
   *     if it is an older one
   */
  public static SortedSet<String> registered(Domain domain) throws StorageException {
    Path directory = domain.directory().resolve("databases");
    if (!Files.exists(directory)) {
      return new TreeSet<>();
    }
    synchronized (DatabaseRegister.LOCK) {
      try (DatabaseRegister register = new DatabaseRegister(domain, directory)) {
        Optional<Known> known = register.read("");
        return new TreeSet<>(
            known
                .orElseThrow(
                    () -> new DatabaseException(Problem.DATABASE_DAMAGED, "", "DATABASE_LOST"))
                .marks()
                .keySet());
      } catch (IOException e) {
        throw MediumTrouble.explain(e, domain.directory(), "");
      }
    }
  }

  /** The raw 256-bit key; the caller closes it. */
  public SecretBytes key() throws StorageException {
    try {
      return domain.key("database/" + name);
    } catch (IOException e) {
      throw MediumTrouble.explain(e, domain.directory(), name);
    }
  }

  /**
   * Renames the file and its log to {@code <id>.damaged-<n>} and {@code <id>.damaged-<n>-wal}, so
   * that the next opening makes a new database. To be called while it is closed.
   */
  public void setAside() throws StorageException {
    synchronized (DatabaseRegister.LOCK) {
      try (DatabaseRegister register = register()) {
        Known known = knownOf(register);
        Path aside = freePlace();
        move(file, aside);
        move(log(), aside.resolveSibling(aside.getFileName() + "-wal"));
        register.write(known.without(id()));
      } catch (IOException e) {
        throw MediumTrouble.explain(e, domain.directory(), name);
      }
    }
  }

  /** What the register says; without one that can be believed, all others wait for their turn. */
  private Known knownOf(DatabaseRegister register) throws IOException {
    try {
      Optional<Known> known = register.read(name);
      if (known.isPresent()) {
        return known.get();
      }
    } catch (DatabaseException rolledBack) {
      // Nothing of it counts.
    }
    List<Integer> allowed = register.isAnchored() ? List.of() : List.of(Known.UNMARKED);
    Known all = new Known(register.anchored(), new TreeMap<>());
    for (String id : register.databases()) {
      all = all.with(id, allowed);
    }
    return all;
  }

  /** The register of this domain's databases; the caller closes it. */
  DatabaseRegister register() throws IOException {
    return new DatabaseRegister(domain, file.resolveSibling(".").normalize());
  }

  /** The first that neither has; after a kill between the two moves, the log's is another. */
  private Path freePlace() {
    for (int n = 1; true; n++) {
      Path aside = file.resolveSibling(id() + ".damaged-" + n);
      Path asideLog = file.resolveSibling(id() + ".damaged-" + n + "-wal");
      if (!Files.exists(aside) && !Files.exists(asideLog)) {
        return aside;
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.exists(from)) {
      Files.move(from, to);
    }
  }

  /** Whether there is nothing that a key could judge. */
  boolean isEmpty() throws IOException {
    return isEmpty(file);
  }

  /** Whether a log with anything in it lies there. */
  boolean hasLog() throws IOException {
    return !isEmpty(log());
  }

  private static boolean isEmpty(Path file) throws IOException {
    return !Files.exists(file) || Files.size(file) == 0;
  }

  private Path log() {
    return file.resolveSibling(file.getFileName() + "-wal");
  }

  /** What it is called on disk. */
  public String id() {
    String fileName = file.getFileName().toString();
    return fileName.substring(0, fileName.length() - ".db".length());
  }
}
