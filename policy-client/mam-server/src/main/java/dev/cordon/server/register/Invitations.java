package dev.cordon.server.register;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Invitations by the hash of their code; the code itself is nowhere. */
public final class Invitations {
  private final Handle handle;
  private final Ids ids;

  Invitations(Handle handle, Ids ids) {
    this.handle = handle;
    this.ids = ids;
  }

  /**
   * One invitation.
   *
   * @param label the administrator's name for whom it is
   * @param enrolment whose it became at first use
   */
  public record Stored(String label, Instant expires, Optional<String> enrolment) {}

  /** Adds one. */
  public void add(String codeSha256, String label, String invitedBy, Instant now, Instant expires) {
    handle
        .createUpdate(
            "insert into invitation (id, code_sha256, label, invited_by, created_at, expires_at)"
                + " values (:id, :code, :label, :by, :now, :expires)")
        .bind("id", ids.next())
        .bind("code", codeSha256)
        .bind("label", label)
        .bind("by", invitedBy)
        .bind("now", now.toEpochMilli())
        .bind("expires", expires.toEpochMilli())
        .execute();
  }

  /** The one with that code. */
  public Optional<Stored> withCode(String codeSha256) {
    return handle
        .createQuery(
            "select label, expires_at, enrolment from invitation where code_sha256 = :code")
        .bind("code", codeSha256)
        .map(
            (row, context) ->
                new Stored(
                    row.getString("label"),
                    Instant.ofEpochMilli(row.getLong("expires_at")),
                    Optional.ofNullable(row.getString("enrolment"))))
        .findOne();
  }

  /** Binds it to the enrolment that used it. */
  public void use(String codeSha256, String enrolment) {
    handle
        .createUpdate(
            "update invitation set enrolment = :enrolment"
                + " where code_sha256 = :code and enrolment is null")
        .bind("enrolment", enrolment)
        .bind("code", codeSha256)
        .execute();
  }
}
