package dev.cordon.storage.desktop;

import dev.cordon.core.Domain;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import dev.cordon.storage.databases.DatabasePlace;
import dev.cordon.storage.desktop.jdbc.SecureDataSource;
import dev.cordon.storage.sql.DomainConnection;
import dev.cordon.storage.sql.SqlDatabase;

/** The encrypted databases of a domain. Safe for many threads. */
public final class DesktopDatabases {
  private final Domain domain;

  private DesktopDatabases(Domain domain) {
    this.domain = domain;
  }

  /** The databases of {@code domain}. */
  public static DesktopDatabases in(Domain domain) {
    return new DesktopDatabases(domain);
  }

  /**
   * Opens the database called {@code name}, and makes it if there never was one. Open it once and
   * share it: a second open of the same file is refused with {@code MEDIUM_FAILED}.
   *
   * @throws StorageException {@code DATABASE_DAMAGED} if the key does not fit, or the file is not
   *     what was written, or gone; {@code NAME_INVALID}, {@code LOCKED}, {@code DISK_FULL}, {@code
   *     MEDIUM_FAILED}
   */
  public SecureDatabase open(String name) throws StorageException {
    return SqlDatabase.open(DatabasePlace.of(domain, name), SqlCipherConnection::open);
  }

  /**
   * Opens the database called {@code name} for libraries that speak JDBC. As {@link #open}: once,
   * and not beside it. Close it when it is no longer needed; a lock closes it too.
   */
  public SecureDataSource dataSource(String name) throws StorageException {
    JdbcEngine engine = new JdbcEngine();
    DomainConnection connection =
        DomainConnection.open(DatabasePlace.of(domain, name), engine::open);
    return SecureDataSource.over(engine, () -> connection.close(Problem.CLOSED));
  }

  /**
   * Puts a database that was refused with {@code DATABASE_DAMAGED} out of the way, so that the next
   * {@link #open} makes a new one. Its file and log stay beside it under another name, sealed as
   * they are. Close it first.
   *
   * @throws StorageException {@code NAME_INVALID}, {@code LOCKED}, {@code MEDIUM_FAILED}
   */
  public void setAside(String name) throws StorageException {
    DatabasePlace.of(domain, name).setAside();
  }
}
