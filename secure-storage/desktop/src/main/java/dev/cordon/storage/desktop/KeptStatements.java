package dev.cordon.storage.desktop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Statements that are prepared and not in use: preparing one costs several times what running it
 * does. Only texts with arguments are kept, and without the arguments. Guarded by its connection's
 * lock.
 */
final class KeptStatements {
  private static final int MOST = 32;

  /** What changes no table's columns, which a prepared statement has counted. */
  private static final List<String> HARMLESS =
      List.of("INSERT", "UPDATE", "DELETE", "SELECT", "BEGIN", "COMMIT");

  /**
   * One that is in use; whoever took it gives it back or closes it.
   *
   * @param schema how often the schema may have changed before
   */
  record Taken(String sql, PreparedStatement statement, int schema) {}

  private final Connection connection;
  private final Map<String, PreparedStatement> idle =
      new LinkedHashMap<>(MOST, 0.75f, true); // the least recently used first
  private int schema;

  KeptStatements(Connection connection) {
    this.connection = connection;
  }

  /** A statement for {@code sql} without arguments. */
  Taken take(String sql) throws SQLException {
    if (!isHarmless(sql)) {
      clear();
    }
    PreparedStatement kept = idle.remove(sql);
    return new Taken(sql, kept == null ? connection.prepareStatement(sql) : kept, schema);
  }

  /** Takes back what has run and has no rows open; keeps it if that is worth its while. */
  void give(Taken taken, Object... arguments) throws SQLException {
    PreparedStatement surplus = taken.statement();
    if (arguments.length > 0 && taken.schema() == schema) {
      surplus.clearParameters();
      surplus = idle.put(taken.sql(), surplus); // one that ran inside of the other
      if (surplus == null && idle.size() > MOST) {
        surplus = idle.remove(idle.keySet().iterator().next());
      }
    }
    if (surplus != null) {
      surplus.close();
    }
  }

  void clear() throws SQLException {
    schema++;
    for (PreparedStatement each : List.copyOf(idle.values())) {
      each.close();
    }
    idle.clear();
  }

  private static boolean isHarmless(String sql) {
    String verb = sql.substring(0, Math.min(sql.length(), 6)).toUpperCase(Locale.ROOT);
    return HARMLESS.stream().anyMatch(verb::startsWith);
  }
}
