package dev.cordon.server.register;

import java.nio.file.Path;

/** Where a register lies. The words of SQL are the same; what differs is in {@link Store}. */
public sealed interface Database {
  /** SQLite in one file, for one server. */
  record InFile(Path file) implements Database {}

  /** PostgreSQL, for any number of servers. */
  record Shared(PostgresAddress address) implements Database {}
}
