package dev.cordon.storage.sql;

import dev.cordon.core.Domain;
import dev.cordon.core.Registration;
import dev.cordon.storage.DatabaseException;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.databases.DatabaseWatch;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A connection that closes when its domain locks. */
public final class DomainConnection implements SqlConnection {
  private final SqlConnection driver;
  private final AtomicReference<Registration> registration = new AtomicReference<>(() -> {});
  private final List<Closeable> afterwards = new CopyOnWriteArrayList<>();
  private volatile boolean open = true;

  private DomainConnection(SqlConnection driver) {
    this.driver = driver;
  }

  /**
   * Opens the database at {@code place}, and makes it if there never was one.
   *
   * @throws StorageException {@code DATABASE_DAMAGED} if there was one and it is gone or empty;
   *     {@code ROLLED_BACK} if it is not the one that was closed last; {@code LOCKED}; and what
   *     {@code driver} says
   */
  public static DomainConnection open(DatabasePlace place, Opener driver) throws StorageException {
    try {
      return openWatched(place, driver);
    } catch (StorageException e) {
      throw e.toldTo(place.domain());
    }
  }

  private static DomainConnection openWatched(DatabasePlace place, Opener driver)
      throws StorageException {
    DatabaseWatch watch = DatabaseWatch.begin(place);
    boolean opened = false;
    try {
      DomainConnection connection = of(place.domain(), place.name(), watched(place, driver, watch));
      OpenDatabases.in(place.domain()).opened(place, connection);
      opened = true;
      return connection;
    } finally {
      if (!opened) {
        watch.close();
      }
    }
  }

  private static SqlConnection watched(DatabasePlace place, Opener driver, DatabaseWatch watch)
      throws StorageException {
    SqlConnection opened = driver.open(place);
    try {
      watch.admit(Marks.mark(opened));
      return WatchedConnection.over(opened, watch);
    } catch (StorageException e) {
      opened.close(e.problem());
      throw e;
    }
  }

  /**
   * Has {@code driver}'s connection to the database {@code name} close when {@code domain} locks.
   *
   * @throws StorageException {@code LOCKED} if it is locked already; then it is closed
   */
  public static DomainConnection of(Domain domain, String name, SqlConnection driver)
      throws StorageException {
    DomainConnection connection = new DomainConnection(driver);
    try {
      connection.registration.set(
          domain.closeOnLock(() -> connection.end(Problem.LOCKED, unused -> {})));
      return connection;
    } catch (IOException e) {
      connection.end(Problem.LOCKED, unused -> {});
      throw new StorageException(Problem.LOCKED, name, e);
    }
  }

  /** Whether neither the program nor a lock has closed it. */
  public boolean isOpen() {
    return open;
  }

  @Override
  public int execute(String sql, Object... arguments) throws DatabaseException {
    return driver.execute(sql, arguments);
  }

  @Override
  public <T> T query(String sql, Reading<T> reading, Object... arguments) throws DatabaseException {
    return driver.query(sql, reading, arguments);
  }

  @Override
  public void close(Problem why, LastWord last) {
    end(why, last);
    registration.getAndSet(() -> {}).close();
  }

  /** Has {@code reader} closed when the driver has closed, now if it has. */
  void closeAfterwards(Closeable reader) throws IOException {
    afterwards.add(reader);
    if (!open) {
      reader.close();
    }
  }

  private void end(Problem why, LastWord last) {
    open = false;
    driver.close(why, last);
    afterwards.forEach(DomainConnection::closeReader);
  }

  private static void closeReader(Closeable reader) {
    try {
      reader.close();
    } catch (IOException e) {
      return; // nothing was written through it
    }
  }
}
