package dev.cordon.storage.backup;

import java.util.List;

/**
 * A domain that a backup takes: all of its files, and its databases.
 *
 * @param domain its name
 * @param databases the names of all its databases, which no disk tells
 */
public record BackupPart(String domain, List<String> databases) {
  /** Copies {@code databases}. */
  public BackupPart {
    databases = List.copyOf(databases);
  }

  /** A domain with these databases and no others. */
  public static BackupPart of(String domain, String... databases) {
    return new BackupPart(domain, List.of(databases));
  }
}
