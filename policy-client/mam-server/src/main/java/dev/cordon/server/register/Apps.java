package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The apps that the organisation lets its employees work with (requirement H3). */
public final class Apps {
  private final Handle handle;

  Apps(Handle handle) {
    this.handle = handle;
  }

  /** What may be done with an app. Names are stable: they are stored. */
  public enum State {
    /** It is tried out. */
    TRIAL,
    /** It is in use. */
    IN_USE,
    /** It is not to be used any more. */
    WITHDRAWN
  }

  /**
   * One app.
   *
   * @param name its name, such as its package's
   * @param leastVersion the oldest version that may be used
   */
  public record App(String name, String leastVersion, State state, Instant changed) {}

  /** Writes an app down, in place of what was there under its name. */
  public void put(App app) {
    handle
        .createUpdate(
            "insert into app (name, least_version, state, changed_at)"
                + " values (:name, :least, :state, :changed)"
                + " on conflict (name) do update set least_version = excluded.least_version,"
                + " state = excluded.state, changed_at = excluded.changed_at")
        .bind("name", app.name())
        .bind("least", app.leastVersion())
        .bind("state", app.state().name())
        .bind("changed", app.changed().toEpochMilli())
        .execute();
  }

  /** The app of that name. */
  public Optional<App> find(String name) {
    return handle
        .createQuery("select * from app where name = :name")
        .bind("name", name)
        .map((row, context) -> app(row))
        .findOne();
  }

  /** The apps whose names come after {@code after}, in order. */
  public List<App> after(String after, int count) {
    return handle
        .createQuery("select * from app where name > :after order by name limit :count")
        .bind("after", after)
        .bind("count", count)
        .map((row, context) -> app(row))
        .list();
  }

  /** Strikes an app out; whether it was there. */
  public boolean remove(String name) {
    return handle.createUpdate("delete from app where name = :name").bind("name", name).execute()
        == 1;
  }

  private static App app(ResultSet row) throws SQLException {
    return new App(
        row.getString("name"),
        row.getString("least_version"),
        State.valueOf(row.getString("state")),
        Instant.ofEpochMilli(row.getLong("changed_at")));
  }
}
