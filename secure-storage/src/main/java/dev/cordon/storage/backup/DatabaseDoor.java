package dev.cordon.storage.backup;

import dev.cordon.core.Domain;
import dev.cordon.storage.SecureDatabase;
import dev.cordon.storage.StorageException;

/**
 * Opens a database that the app has not open itself, by its platform's engine: {@code (domain,
 * name) -> DesktopDatabases.in(domain).open(name)}, or {@code AndroidDatabases}.
 */
@FunctionalInterface
public interface DatabaseDoor {
  /** Opens the database {@code name} of {@code domain}; it is closed again soon. */
  SecureDatabase open(Domain domain, String name) throws StorageException;
}
