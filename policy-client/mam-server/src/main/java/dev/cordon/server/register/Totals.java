package dev.cordon.server.register;

import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** How much there is of what, for whoever runs the server. Tells of nobody. */
public final class Totals {
  private final Handle handle;

  Totals(Handle handle) {
    this.handle = handle;
  }

  /** Commands by the name of their {@link Stage}. */
  public Map<String, Long> commandsByStage() {
    return counts("select stage as name, count(*) as many from command group by stage");
  }

  /** Alerts that nobody dealt with, by {@link Alerts.Kind}. */
  public Map<String, Long> openAlertsByKind() {
    return counts(
        "select kind as name, count(*) as many from alert where done_at is null group by kind");
  }

  private Map<String, Long> counts(String sql) {
    Map<String, Long> counts = new TreeMap<>();
    handle
        .createQuery(sql)
        .map((row, context) -> counts.put(row.getString("name"), row.getLong("many")))
        .list();
    return counts;
  }
}
