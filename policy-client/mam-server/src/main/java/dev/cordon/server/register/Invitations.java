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
   * @param ownership whose the device will be
   * @param enrolment whose it became at first use
   */
  public record Stored(
      String label, Ownership ownership, Instant expires, Optional<String> enrolment) {}

  /** Adds one. */
  public void add(String codeSha256, Stored added, String invitedBy, Instant now) {
    handle
        .createUpdate(
            "insert into invitation (id, code_sha256, label, invited_by, created_at, expires_at,"
                + " person, owner)"
                + " values (:id, :code, :label, :by, :now, :expires, :person, :owner)")
        .bind("id", ids.next())
        .bind("code", codeSha256)
        .bind("label", added.label())
        .bind("by", invitedBy)
        .bind("now", now.toEpochMilli())
        .bind("expires", added.expires().toEpochMilli())
        .bind("person", added.ownership().person().orElse(null))
        .bind("owner", added.ownership().owner().name())
        .execute();
  }

  /** The one with that code. */
  public Optional<Stored> withCode(String codeSha256) {
    return handle
        .createQuery(
            "select label, person, owner, expires_at, enrolment from invitation"
                + " where code_sha256 = :code")
        .bind("code", codeSha256)
        .map(
            (row, context) ->
                new Stored(
                    row.getString("label"),
                    Ownership.of(row),
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
