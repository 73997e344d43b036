package dev.cordon.storage.sql;

import java.util.List;

/** How a connection is set up on every platform, right after the key was given. */
public final class Setup {
  /**
   * One process, one connection (docs/decisions/0016). Before WAL is met: no shared memory file.
   */
  public static final String EXCLUSIVE = "PRAGMA locking_mode = EXCLUSIVE";

  /** Statements to run in this order; the last meets a wrong key now and not later. */
  public static final List<String> ALL =
      List.of(
          EXCLUSIVE,
          "PRAGMA busy_timeout = 0", // nobody else may hold the file; waiting helps nobody
          "PRAGMA temp_store = MEMORY", // no sorting in plaintext temporary files
          "PRAGMA trusted_schema = OFF", // a schema calls nothing that reaches outside
          "PRAGMA secure_delete = ON",
          "PRAGMA foreign_keys = ON",
          "PRAGMA cache_size = -65536", // 64 MB of opened pages at most
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL", // acknowledged means on the medium
          "SELECT count(*) FROM sqlite_master");

  private Setup() {}
}
