package dev.cordon.storage.backup;

import dev.cordon.core.secret.SecretBytes;
import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.databases.DatabaseWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;

/**
 * A database that came, on its way to its place: sealed under the new domain's key beside it, then
 * renamed, then registered. A kill leaves a step that is done again.
 */
final class PlacedDatabase {
  private final DatabasePlace place;
  private final Staging staging;
  private final Path pages; // as they came
  private final Path pending; // the same, once the place was seen to be free
  private final Path beside;

  private PlacedDatabase(DatabasePlace place, Staging staging, Path pages) {
    this.place = place;
    this.staging = staging;
    this.pages = pages;
    this.pending = pages.resolveSibling(pages.getFileName() + ".placing");
    this.beside = place.file().resolveSibling(place.id() + ".import");
  }

  static PlacedDatabase of(Staging staging, String name) throws IOException {
    DatabasePlace place = DatabasePlace.of(staging.domain(), name);
    return new PlacedDatabase(place, staging, staging.database(name));
  }

  /**
   * Refuses if it cannot be placed, before anything is.
   *
   * @throws StorageException {@code BACKUP_TARGET_IN_USE}; {@code BACKUP_DAMAGED} if it never came
   */
  void require() throws IOException {
    if (Files.exists(pending) || isPlaced()) {
      return;
    }
    if (!Files.exists(pages)) {
      throw new StorageException(Problem.BACKUP_DAMAGED, place.name());
    }
    if (Files.exists(place.file())) {
      throw new StorageException(Problem.BACKUP_TARGET_IN_USE, place.domain().name());
    }
  }

  void run() throws IOException {
    try {
      if (Files.exists(pages)) {
        seal();
        Files.move(pages, pending);
        staging.force();
      }
      if (Files.exists(pending)) {
        rename();
        remember();
        Files.delete(pending);
        staging.force();
      }
    } catch (IOException e) {
      throw MediumTrouble.explain(e, place.domain().directory(), place.name());
    }
  }

  /** Deletes what lies beside its place. */
  void giveUp() throws IOException {
    Files.deleteIfExists(beside);
  }

  private boolean isPlaced() throws StorageException {
    return !Files.exists(pages) && DatabasePlace.registered(place.domain()).contains(place.id());
  }

  private void seal() throws IOException {
    try (SecretBytes key = place.key();
        InputStream plain = Files.newInputStream(pages);
        FileChannel channel =
            FileChannel.open(
                beside,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      if (!SealedPages.seal(plain, key, new SecureRandom(), out)) {
        throw new StorageException(Problem.BACKUP_DAMAGED, place.name());
      }
      channel.force(true);
    }
  }

  private void rename() throws IOException {
    if (!Files.exists(beside)) {
      return; // a kill came just after
    }
    if (Files.exists(place.file())) {
      throw new StorageException(Problem.BACKUP_TARGET_IN_USE, place.domain().name());
    }
    DatabaseWatch.begin(place).close(); // begins the register, if this is the first database
    Files.move(beside, place.file(), StandardCopyOption.ATOMIC_MOVE);
    forceDirectory();
  }

  /** From now on it is missed if it is not there. */
  private void remember() throws IOException {
    try (DatabaseWatch watch = DatabaseWatch.begin(place)) {
      watch.admit(SealedPages.NO_MARK);
    }
  }

  private void forceDirectory() throws IOException {
    try (FileChannel channel =
        FileChannel.open(place.file().resolveSibling("."), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (AccessDeniedException e) {
      return; // Windows opens no directories; NTFS journals the rename itself
    }
  }
}
