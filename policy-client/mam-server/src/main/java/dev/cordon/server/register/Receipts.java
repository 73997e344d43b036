package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What devices state they did, as they signed it (requirement G3). */
public final class Receipts {
  private final Handle handle;

  Receipts(Handle handle) {
    this.handle = handle;
  }

  /**
   * One receipt.
   *
   * @param id the device's name for it
   * @param command the command obeyed, if any
   * @param sha256 lowercase hex SHA-256 of the signed payload
   * @param envelope the envelope's JSON
   */
  public record Stored(
      String id,
      Optional<String> command,
      String outcome,
      String why,
      String grade,
      Instant finished,
      Instant received,
      String sha256,
      String envelope) {

    private static Stored of(ResultSet row) throws SQLException {
      return new Stored(
          row.getString("id"),
          Optional.ofNullable(row.getString("command")),
          row.getString("outcome"),
          row.getString("why"),
          row.getString("grade"),
          Instant.ofEpochMilli(row.getLong("finished_at")),
          Instant.ofEpochMilli(row.getLong("received_at")),
          row.getString("sha256"),
          row.getString("envelope"));
    }
  }

  /** Keeps a receipt; whether it is the first under its id. */
  public boolean add(String enrolment, Stored receipt) {
    return handle
            .createUpdate(
                "insert into receipt (enrolment, id, command, outcome, why, grade, finished_at,"
                    + " received_at, sha256, envelope) values (:enrolment, :id, :command,"
                    + " :outcome, :why, :grade, :finished, :received, :sha256, :envelope)"
                    + " on conflict (enrolment, id) do nothing")
            .bind("enrolment", enrolment)
            .bind("id", receipt.id())
            .bind("command", receipt.command().orElse(null))
            .bind("outcome", receipt.outcome())
            .bind("why", receipt.why())
            .bind("grade", receipt.grade())
            .bind("finished", receipt.finished().toEpochMilli())
            .bind("received", receipt.received().toEpochMilli())
            .bind("sha256", receipt.sha256())
            .bind("envelope", receipt.envelope())
            .execute()
        == 1;
  }

  /** One receipt of an enrolment. */
  public Optional<Stored> find(String enrolment, String id) {
    return handle
        .createQuery("select * from receipt where enrolment = :enrolment and id = :id")
        .bind("enrolment", enrolment)
        .bind("id", id)
        .map((row, context) -> Stored.of(row))
        .findOne();
  }

  /** All receipts of an enrolment, in order of arrival. */
  public List<Stored> of(String enrolment) {
    return handle
        .createQuery("select * from receipt where enrolment = :enrolment order by received_at, id")
        .bind("enrolment", enrolment)
        .map((row, context) -> Stored.of(row))
        .list();
  }
}
