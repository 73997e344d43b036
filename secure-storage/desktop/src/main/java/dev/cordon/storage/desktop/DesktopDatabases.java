package dev.cordon.storage.desktop;

import dev.cordon.core.Domain;
import dev.cordon.storage.DatabasePlace;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;
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
   * Opens the database called {@code name}, and makes it if there is none. Open it once and share
   * it: a second open of the same file is refused with {@code MEDIUM_FAILED}.
   *
   * @throws StorageException {@code DATABASE_DAMAGED} if the key does not fit or the file is not
   *     what was written; {@code NAME_INVALID}, {@code LOCKED}, {@code DISK_FULL}, {@code
   *     MEDIUM_FAILED}
   */
  public SecureDatabase open(String name) throws StorageException {
    DatabasePlace place = DatabasePlace.of(domain, name);
    return SqlDatabase.over(domain, place.name(), SqlCipherConnection.open(place));
  }
}
