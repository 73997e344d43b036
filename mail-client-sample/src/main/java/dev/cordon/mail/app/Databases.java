package dev.cordon.mail.app;

import dev.cordon.core.Domain;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;

/** The platform's binding to SQLCipher, as {@code DesktopDatabases.in(domain).open(name)}. */
@FunctionalInterface
public interface Databases {
  /** Opens the database {@code name} of {@code domain}, and makes it if there is none. */
  SecureDatabase open(Domain domain, String name) throws StorageException;
}
