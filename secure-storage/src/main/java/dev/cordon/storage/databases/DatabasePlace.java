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
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where a database lies and what opens it; the same on every platform. For the platform modules.
 *
 * @param name the name given by the app, in NFC
 * @param file the SQLCipher file; its directory exists
 */
public record DatabasePlace(Domain domain, String name, Path file) {
  @FunctionalInterface
  private interface Step<T> {
    T run(DatabaseRegister register) throws IOException;
  }

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
   * @throws StorageException {@code DATABASE_DAMAGED} if the register is lost
   */
  public static SortedSet<String> registered(Domain domain) throws StorageException {
    Path directory = domain.directory().resolve("databases");
    if (!Files.exists(directory)) {
      return new TreeSet<>();
    }
    synchronized (DatabaseRegister.LOCK) {
      try {
        Optional<SortedSet<String>> ids = new DatabaseRegister(domain, directory).read();
        return ids.orElseThrow(
            () -> new DatabaseException(Problem.DATABASE_DAMAGED, "", "DATABASE_LOST"));
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
   * To be called before it is opened, because SQLite takes an absent or empty file for a new
   * database, and throws away the log beside it.
   *
   * @throws StorageException {@code DATABASE_DAMAGED} if the file is absent or empty although there
   *     was a database, or nobody can tell because the register is lost too
   */
  public void requireWhole() throws StorageException {
    boolean lost = registered(this::isLost);
    if (lost) {
      throw new DatabaseException(Problem.DATABASE_DAMAGED, name, "DATABASE_LOST");
    }
  }

  private boolean isLost(DatabaseRegister register) throws IOException {
    if (!isEmpty(file)) {
      return false; // its key judges it
    }
    Optional<SortedSet<String>> ids = register.read();
    if (!ids.isPresent() || ids.get().contains(id()) || !isEmpty(log())) {
      return true;
    }
    if (!register.exists()) {
      register.write(ids.get()); // before the first database, so that its absence tells
    }
    return false;
  }

  /** To be called when it was opened: from now on it is missed if it is not there. */
  public void remember() throws StorageException {
    boolean unused =
        registered(
            register -> {
              Optional<SortedSet<String>> ids = register.read();
              boolean isNew = ids.isPresent() && ids.get().add(id());
              if (isNew) {
                register.write(ids.get());
              }
              return isNew;
            });
  }

  /**
   * Renames the file and its log to {@code <id>.damaged-<n>} and {@code <id>.damaged-<n>-wal}, so
   * that the next opening makes a new database. To be called while it is closed.
   */
  public void setAside() throws StorageException {
    boolean unused =
        registered(
            register -> {
              Optional<SortedSet<String>> known = register.read();
              SortedSet<String> ids = known.isPresent() ? known.get() : register.databases();
              Path aside = freePlace();
              move(file, aside);
              move(log(), aside.resolveSibling(aside.getFileName() + "-wal"));
              ids.remove(id());
              register.write(ids);
              return true;
            });
  }

  private <T> T registered(Step<T> step) throws StorageException {
    synchronized (DatabaseRegister.LOCK) {
      try {
        return step.run(new DatabaseRegister(domain, file.resolveSibling(".").normalize()));
      } catch (IOException e) {
        throw MediumTrouble.explain(e, domain.directory(), name);
      }
    }
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
