package dev.cordon.storage;

import dev.cordon.core.Domain;
import dev.cordon.core.secret.SecretBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a database lies and what opens it; the same on every platform. For the platform modules.
 *
 * @param name the name given by the app, in NFC
 * @param file the SQLCipher file; its directory exists
 */
public record DatabasePlace(Domain domain, String name, Path file) {
  private static final String NAMES = "databases/names";

  /** The place of the database {@code name} in {@code domain}; names as for entries. */
  public static DatabasePlace of(Domain domain, String name) throws StorageException {
    EntryName checked = EntryName.of(name);
    Path directory = domain.directory().resolve("databases");
    try {
      Files.createDirectories(directory);
      String hex = FileKeys.idOf(domain, NAMES, checked).hex();
      return new DatabasePlace(domain, checked.text(), directory.resolve(hex + ".db"));
    } catch (IOException e) {
      throw MediumTrouble.explain(e, domain.directory(), checked.text());
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
}
