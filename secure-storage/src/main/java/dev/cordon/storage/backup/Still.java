package dev.cordon.storage.backup;

import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.sql.OpenDatabases;
import dev.cordon.storage.sql.StandingConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A copy of a database as it was at one moment, so that a break loses nothing of it. */
final class Still {
  private static final int TRIES = 5;

  private Still() {}

  /**
   * Copies the database to {@code to}: its pages without SQLCipher's seals, each of which was
   * checked. {@code to} is in the container, so they are sealed there again.
   */
  static void copy(Domain domain, String name, DatabaseDoor door, Path to) throws IOException {
    DatabasePlace place = DatabasePlace.of(domain, name);
    if (!DatabasePlace.registered(domain).contains(place.id())) {
      throw new StorageException(Problem.NOT_FOUND, name);
    }
    Optional<StandingConnection> open = OpenDatabases.in(domain).find(place);
    if (open.isPresent()) {
      copy(place, open.get(), to);
      return;
    }
    SecureDatabase opened = door.open(domain, name);
    try {
      copy(place, found(place), to);
    } finally {
      opened.close();
    }
  }

  private static StandingConnection found(DatabasePlace place) throws StorageException {
    return OpenDatabases.in(place.domain())
        .find(place)
        .orElseThrow(() -> new IllegalStateException("the door opened another database"));
  }

  private static void copy(DatabasePlace place, StandingConnection connection, Path to)
      throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      if (connection.still(file -> open(place, file, to))) {
        return;
      }
    }
    throw new StorageException(Problem.BACKUP_UNSTABLE, place.name());
  }

  private static void open(DatabasePlace place, FileChannel file, Path to) throws IOException {
    Files.deleteIfExists(to);
    file.position(0);
    try (SecretBytes key = place.key();
        OutputStream out = Files.newOutputStream(to)) {
      if (!SealedPages.open(Channels.newInputStream(file), key, out)) {
        throw new DatabaseException(Problem.DATABASE_DAMAGED, place.name(), "SQLITE_NOTADB");
      }
    }
  }
}
