package dev.cordon.server.register;

import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentPoint;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What employees agreed to, and the signed envelope that proves it (requirement H5). */
public final class Consents {
  private final Handle handle;

  Consents(Handle handle) {
    this.handle = handle;
  }

  /**
   * One consent.
   *
   * @param given what was agreed to, under which words
   * @param recorded when the server stored it
   * @param envelope the enrolment as the device signed it
   */
  public record Evidence(Consent given, Instant recorded, String envelope) {}

  /** Keeps the evidence of an enrolment. */
  public void add(String enrolment, Evidence evidence) {
    Consent given = evidence.given();
    handle
        .createUpdate(
            "insert into consent (enrolment, form_version, language, text_sha256, points,"
                + " agreed_at, recorded_at, envelope) values (:enrolment, :version, :language,"
                + " :text, :points, :agreed, :recorded, :envelope)")
        .bind("enrolment", enrolment)
        .bind("version", given.version())
        .bind("language", given.language())
        .bind("text", given.textSha256())
        .bind(
            "points",
            given.agreed().stream().map(ConsentPoint::name).collect(Collectors.joining(",")))
        .bind("agreed", given.at().toEpochMilli())
        .bind("recorded", evidence.recorded().toEpochMilli())
        .bind("envelope", evidence.envelope())
        .execute();
  }

  /** The evidence of an enrolment; every enrolment has it. */
  public Evidence of(String enrolment) {
    return handle
        .createQuery("select * from consent where enrolment = :enrolment")
        .bind("enrolment", enrolment)
        .map((row, context) -> evidence(row))
        .one();
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    Set<ConsentPoint> points =
        Arrays.stream(row.getString("points").split(",", -1))
            .map(ConsentPoint::valueOf)
            .collect(Collectors.toSet());
    Consent given =
        new Consent(
            row.getInt("form_version"),
            row.getString("language"),
            row.getString("text_sha256"),
            points,
            Instant.ofEpochMilli(row.getLong("agreed_at")));
    return new Evidence(
        given, Instant.ofEpochMilli(row.getLong("recorded_at")), row.getString("envelope"));
  }
}
