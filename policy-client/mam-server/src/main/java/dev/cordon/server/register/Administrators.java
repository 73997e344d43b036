package dev.cordon.server.register;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Administrators, and how long a name must wait after wrong passwords. */
public final class Administrators {
  private final Handle handle;

  Administrators(Handle handle) {
    this.handle = handle;
  }

  /**
   * One administrator.
   *
   * @param passwordHash in the PHC format
   * @param mustChange whether the password is the one-time one
   */
  public record Administrator(String name, String passwordHash, boolean mustChange) {}

  /**
   * What wrong passwords led to.
   *
   * @param failures in a row
   * @param notBefore no password is looked at earlier
   */
  public record Delay(long failures, Instant notBefore) {}

  /** Adds or replaces one. */
  public void put(Administrator administrator, Instant at) {
    handle
        .createUpdate(
            "insert into administrator (name, password_hash, must_change, changed_at)"
                + " values (:name, :hash, :change, :at)"
                + " on conflict (name) do update set password_hash = excluded.password_hash,"
                + " must_change = excluded.must_change, changed_at = excluded.changed_at")
        .bind("name", administrator.name())
        .bind("hash", administrator.passwordHash())
        .bind("change", administrator.mustChange())
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** The one of that name. */
  public Optional<Administrator> named(String name) {
    return handle
        .createQuery(
            "select name, password_hash, must_change from administrator where name = :name")
        .bind("name", name)
        .map(
            (row, context) ->
                new Administrator(
                    row.getString("name"),
                    row.getString("password_hash"),
                    row.getBoolean("must_change")))
        .findOne();
  }

  /** The delay in force for a name. */
  public Optional<Delay> delay(String nameSha256) {
    return handle
        .createQuery("select failures, not_before from sign_in_delay where name_sha256 = :name")
        .bind("name", nameSha256)
        .map(
            (row, context) ->
                new Delay(row.getLong("failures"), Instant.ofEpochMilli(row.getLong("not_before"))))
        .findOne();
  }

  /** Sets the delay for a name. */
  public void delay(String nameSha256, Delay delay) {
    handle
        .createUpdate(
            "insert into sign_in_delay (name_sha256, failures, not_before)"
                + " values (:name, :failures, :notBefore)"
                + " on conflict (name_sha256) do update set failures = excluded.failures,"
                + " not_before = excluded.not_before")
        .bind("name", nameSha256)
        .bind("failures", delay.failures())
        .bind("notBefore", delay.notBefore().toEpochMilli())
        .execute();
  }

  /** Ends the delay of a name. */
  public void noDelay(String nameSha256) {
    handle
        .createUpdate("delete from sign_in_delay where name_sha256 = :name")
        .bind("name", nameSha256)
        .execute();
  }

  /** Forgets delays that ended before {@code time}. */
  public void forgetDelaysBefore(Instant time) {
    handle
        .createUpdate("delete from sign_in_delay where not_before < :time")
        .bind("time", time.toEpochMilli())
        .execute();
  }
}
