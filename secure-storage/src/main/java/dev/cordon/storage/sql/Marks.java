package dev.cordon.storage.sql;

import dev.cordon.storage.DatabaseException;

/**
 * What a database says of itself in its header, which no library's tables show and none drops.
 *
 * @param schema changes with every change of the schema
 * @param version that the app gave it
 */
record Marks(long schema, long version) {
  static Marks of(SqlConnection database) throws DatabaseException {
    return new Marks(
        number(database, "PRAGMA schema_version"), number(database, "PRAGMA user_version"));
  }

  /** The mark of its last close in order; 0 if there was none. */
  static int mark(SqlConnection database) throws DatabaseException {
    return (int) number(database, "PRAGMA application_id");
  }

  /** Whether anything was written to {@code database} since this. */
  boolean isBehind(SqlConnection database) throws DatabaseException {
    return number(database, "SELECT total_changes()") > 0 || !equals(of(database));
  }

  private static long number(SqlConnection database, String sql) throws DatabaseException {
    return database.query(sql, rows -> rows.next() ? rows.integer(0) : 0L);
  }
}
