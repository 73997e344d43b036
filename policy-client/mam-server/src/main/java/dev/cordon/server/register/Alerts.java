package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What an administrator has to look at. */
public final class Alerts {
  /** Of one device. Whoever holds its key could raise any number; these are loud enough. */
  private static final int MOST_OPEN = 100;

  private final Handle handle;

  Alerts(Handle handle) {
    this.handle = handle;
  }

  /** What may be wrong with a device's trail. Names are stable: they are stored. */
  public enum Kind {
    /** Numbers are missing. */
    GAP,
    /** A hash or a signature does not fit what came before. */
    BREAK,
    /** Numbers that were there already came again with other events. */
    BACK,
    /** The device checks in, and has recorded more than arrives. */
    SILENCE,
    /** The device itself found that its trail had been changed. */
    DAMAGE
  }

  /**
   * What is to be looked at.
   *
   * @param trail the trail's id; empty if the device names none
   * @param first the first event that it is about
   * @param last the last one
   */
  public record Finding(Kind kind, String trail, long first, long last) {}

  /**
   * An alert.
   *
   * @param done by whom and when it was dealt with
   */
  public record Alert(
      long id, String enrolment, Finding finding, Instant raised, Optional<Done> done) {
    static Alert of(ResultSet row) throws SQLException {
      Finding finding =
          new Finding(
              Kind.valueOf(row.getString("kind")),
              row.getString("trail"),
              row.getLong("first_sequence"),
              row.getLong("last_sequence"));
      Optional<String> by = Optional.ofNullable(row.getString("done_by"));
      Instant at = Instant.ofEpochMilli(row.getLong("done_at"));
      return new Alert(
          row.getLong("id"),
          row.getString("enrolment"),
          finding,
          Instant.ofEpochMilli(row.getLong("raised_at")),
          by.map(name -> new Done(name, at)));
    }
  }

  /** Who dealt with an alert, and when. */
  public record Done(String by, Instant at) {}

  /**
   * Raises an alert; whether it is a new one. An open one about the same, or about events that
   * overlap with it, is widened instead.
   */
  public boolean raise(String enrolment, Finding finding, Instant now) {
    List<Alert> open = openOf(enrolment);
    for (Alert each : open) {
      Finding known = each.finding();
      if (known.kind() == finding.kind()
          && known.trail().equals(finding.trail())
          && known.first() <= finding.last()
          && finding.first() <= known.last()) {
        widen(each, finding);
        return false;
      }
    }
    if (open.size() >= MOST_OPEN) {
      return false;
    }
    add(enrolment, finding, now);
    return true;
  }

  private void widen(Alert alert, Finding by) {
    handle
        .createUpdate(
            "update alert set first_sequence = :first, last_sequence = :last where id = :id")
        .bind("first", Math.min(alert.finding().first(), by.first()))
        .bind("last", Math.max(alert.finding().last(), by.last()))
        .bind("id", alert.id())
        .execute();
  }

  private void add(String enrolment, Finding finding, Instant now) {
    long id =
        handle.createQuery("select coalesce(max(id), 0) + 1 from alert").mapTo(Long.class).one();
    handle
        .createUpdate(
            "insert into alert"
                + " (id, enrolment, kind, trail, first_sequence, last_sequence, raised_at)"
                + " values (:id, :enrolment, :kind, :trail, :first, :last, :raised)")
        .bind("id", id)
        .bind("enrolment", enrolment)
        .bind("kind", finding.kind().name())
        .bind("trail", finding.trail())
        .bind("first", finding.first())
        .bind("last", finding.last())
        .bind("raised", now.toEpochMilli())
        .execute();
  }

  private List<Alert> openOf(String enrolment) {
    return handle
        .createQuery("select * from alert where enrolment = :enrolment and done_by is null")
        .bind("enrolment", enrolment)
        .map((row, context) -> Alert.of(row))
        .list();
  }

  /** The newest that nobody dealt with, newest first. */
  public List<Alert> open(int count) {
    return handle
        .createQuery("select * from alert where done_by is null order by id desc limit :count")
        .bind("count", count)
        .map((row, context) -> Alert.of(row))
        .list();
  }

  /** The newest, newest first. */
  public List<Alert> all(int count) {
    return handle
        .createQuery("select * from alert order by id desc limit :count")
        .bind("count", count)
        .map((row, context) -> Alert.of(row))
        .list();
  }

  /** One alert. */
  public Optional<Alert> find(long id) {
    return handle
        .createQuery("select * from alert where id = :id")
        .bind("id", id)
        .map((row, context) -> Alert.of(row))
        .findOne();
  }

  /** Somebody dealt with it; whether nobody had before. */
  public boolean done(long id, Done done) {
    return handle
            .createUpdate(
                "update alert set done_by = :by, done_at = :at where id = :id and done_by is null")
            .bind("by", done.by())
            .bind("at", done.at().toEpochMilli())
            .bind("id", id)
            .execute()
        == 1;
  }
}
