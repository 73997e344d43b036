package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * An open database whose file can be read while the app goes on with it.
 *
 * <p>Only a checkpoint of the log writes the file. So: have one now, have SQLite make none by
 * itself, and the file stays what was committed by then, while what comes next goes to the log.
 */
public final class StandingConnection {
  private static final int TRIES = 500;
  private static final long BETWEEN_TRIES_MILLIS = 20;

  private final DatabasePlace place;
  private final DomainConnection connection;

  /**
   * Closed after the database: where locks are POSIX's, closing any channel of a file gives up
   * SQLite's lock on it too (https://www.sqlite.org/howtocorrupt.html, 2.2).
   */
  private Optional<FileChannel> channel = Optional.empty(); // guarded by this

  StandingConnection(DatabasePlace place, DomainConnection connection) {
    this.place = place;
    this.connection = connection;
  }

  /** Reads a database's file. */
  @FunctionalInterface
  public interface FileReading {
    /** Reads from {@code file}, which must not be closed. */
    void read(FileChannel file) throws IOException;
  }

  boolean isOpen() {
    return connection.isOpen();
  }

  /**
   * Has {@code reading} read the file, with all that was committed before and nothing after.
   *
   * @return whether it stood still; if not, what was read is of no use
   * @throws StorageException {@code DATABASE_BUSY} if no moment came between the app's
   *     transactions; {@code CLOSED} or {@code LOCKED}
   */
  public synchronized boolean still(FileReading reading) throws IOException {
    long before = number("PRAGMA wal_autocheckpoint");
    number("PRAGMA wal_autocheckpoint = 0");
    try {
      emptyLog();
      FileTime time = Files.getLastModifiedTime(place.file());
      reading.read(channel());
      return connection.isOpen() && Files.getLastModifiedTime(place.file()).equals(time);
    } finally {
      if (connection.isOpen()) {
        number("PRAGMA wal_autocheckpoint = " + before);
      }
    }
  }

  private void emptyLog() throws IOException {
    for (int tries = 0; tries < TRIES; tries++) {
      if (isLogEmptied()) {
        return;
      }
      try {
        Thread.sleep(BETWEEN_TRIES_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new DatabaseException(Problem.DATABASE_BUSY, place.name(), "");
  }

  /** Not while a transaction is under way on this one connection. */
  private boolean isLogEmptied() throws DatabaseException {
    try {
      return number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    } catch (DatabaseException e) {
      if (e.code().equals("SQLITE_LOCKED") || e.code().equals("SQLITE_BUSY")) {
        return false;
      }
      throw e;
    }
  }

  private FileChannel channel() throws IOException {
    if (!channel.isPresent()) {
      FileChannel opened = FileChannel.open(place.file(), StandardOpenOption.READ);
      connection.closeAfterwards(opened);
      channel = Optional.of(opened);
    }
    return channel.get();
  }

  private long number(String pragma) throws DatabaseException {
    return connection.query(pragma, rows -> rows.next() ? rows.integer(0) : 0);
  }
}
