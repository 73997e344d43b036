package dev.cordon.bench.storage;

import java.util.Random;

/** The same tables and the same statements for each database. */
final class SqlLoads {
  static final String QUERY = "SELECT subject, body FROM message WHERE id = ?";
  static final int ROWS = 100_000;

  private static final int QUERIES = 100_000;
  private static final int BODY_BYTES = 400;
  private static final byte[] BODY = body();

  private SqlLoads() {}

  /** Statements that make an empty table for {@code load}. */
  static String[] tables(Load load) {
    return switch (load) {
      case SQL_INSERT ->
          new String[] {
            "DROP TABLE IF EXISTS entry",
            "CREATE TABLE entry"
                + " (id INTEGER PRIMARY KEY, sender TEXT, subject TEXT, received INTEGER)"
          };
      case SQL_INSERT_LONG ->
          new String[] {
            "DROP TABLE IF EXISTS message",
            "CREATE TABLE message (id INTEGER PRIMARY KEY, subject TEXT, body BLOB)"
          };
      default -> new String[0];
    };
  }

  static String insert(Load load) {
    return load == Load.SQL_INSERT
        ? "INSERT INTO entry VALUES (?, ?, ?, ?)"
        : "INSERT INTO message VALUES (?, ?, ?)";
  }

  static Object[] row(Load load, int i) {
    String subject = "Subject of message " + i;
    return load == Load.SQL_INSERT
        ? new Object[] {(long) i, "someone@example", subject, 1000L * i}
        : new Object[] {(long) i, subject, BODY};
  }

  /** Ids of rows, the same for everybody. */
  static int[] wanted() {
    return new Random(3).ints(QUERIES, 0, ROWS).toArray();
  }

  static void requireBody(int bytes) {
    FileLoads.require(bytes == BODY_BYTES);
  }

  private static byte[] body() {
    byte[] body = new byte[BODY_BYTES];
    new Random(4).nextBytes(body);
    return body;
  }
}
