package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What devices recorded of their containers' lives (requirements J1, J2). */
public final class DeviceEvents {
  private static final String SUBJECT = "device_event";

  private final Handle handle;
  private final Ids ids;

  DeviceEvents(Handle handle, Ids ids) {
    this.handle = handle;
    this.ids = ids;
  }

  /**
   * One event.
   *
   * @param id later arrivals have higher ones
   * @param trail the trail's id
   * @param sequence its number in the trail
   * @param chain the chain's hash after it, lowercase hex
   * @param event its one spelling as JSON
   * @param received when it arrived
   */
  public record Row(
      long id, String trail, long sequence, String chain, String event, Instant received) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getString("trail"),
          row.getLong("sequence"),
          row.getString("chain"),
          row.getString("event"),
          Instant.ofEpochMilli(row.getLong("received_at")));
    }
  }

  /** An event to be added, as in {@link Row}. */
  public record Arrived(long sequence, String chain, String event) {}

  /** Adds events of one trail; one that is there already with that chain changes nothing. */
  public void add(String enrolment, String trail, List<Arrived> events, Instant received) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into device_event (id, enrolment, trail, sequence, chain, event, received_at)"
                + " values (:id, :enrolment, :trail, :sequence, :chain, :event, :received)"
                + " on conflict (enrolment, trail, sequence, chain) do nothing");
    for (Arrived each : events) {
      batch
          .bind("id", ids.next())
          .bind("enrolment", enrolment)
          .bind("trail", trail)
          .bind("sequence", each.sequence())
          .bind("chain", each.chain())
          .bind("event", each.event())
          .bind("received", received.toEpochMilli())
          .add();
    }
    var unused = batch.execute();
  }

  /** The chains that are held after the events {@code first} to {@code last}, by number. */
  public Map<Long, Set<String>> chains(String enrolment, String trail, long first, long last) {
    Map<Long, Set<String>> chains = new HashMap<>();
    handle
        .createQuery(
            "select sequence, chain from device_event where enrolment = :enrolment"
                + " and trail = :trail and sequence >= :first and sequence <= :last")
        .bind("enrolment", enrolment)
        .bind("trail", trail)
        .bind("first", first)
        .bind("last", last)
        .map((row, context) -> Map.entry(row.getLong("sequence"), row.getString("chain")))
        .forEach(
            each ->
                chains.computeIfAbsent(each.getKey(), n -> new HashSet<>()).add(each.getValue()));
    return chains;
  }

  /** The newest events of an enrolment that arrived before {@code id}, newest first. */
  public List<Row> before(String enrolment, long id, int count) {
    return handle
        .createQuery(
            "select * from device_event where enrolment = :enrolment and id < :id"
                + " order by id desc limit :count")
        .bind("enrolment", enrolment)
        .bind("id", id)
        .bind("count", count)
        .map((row, context) -> Row.of(row))
        .list();
  }

  /** How many days they are kept after they arrived. */
  public long keepDays() {
    return handle
        .createQuery("select days from retention where subject = :subject")
        .bind("subject", SUBJECT)
        .mapTo(Long.class)
        .one();
  }

  /** Keeps them for so many days from now on. */
  public void keepDays(long days) {
    handle
        .createUpdate("update retention set days = :days where subject = :subject")
        .bind("days", days)
        .bind("subject", SUBJECT)
        .execute();
  }

  /** The enrolments that have events which arrived before {@code time}. */
  public List<String> enrolmentsBefore(Instant time) {
    return handle
        .createQuery(
            "select distinct enrolment from device_event where received_at < :time"
                + " order by enrolment")
        .bind("time", time.toEpochMilli())
        .mapTo(String.class)
        .list();
  }

  /** Removes the events of an enrolment that arrived before {@code time}; how many. */
  public int removeBefore(String enrolment, Instant time) {
    return handle
        .createUpdate(
            "delete from device_event where enrolment = :enrolment and received_at < :time")
        .bind("enrolment", enrolment)
        .bind("time", time.toEpochMilli())
        .execute();
  }
}
