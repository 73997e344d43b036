package dev.cordon.server.register;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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
   * @param isDisabled whether it opens nothing any more
   */
  public record Administrator(
      String name, String passwordHash, boolean mustChange, boolean isDisabled) {
    static Administrator of(ResultSet row) throws SQLException {
      return new Administrator(
          row.getString("name"),
          row.getString("password_hash"),
          row.getBoolean("must_change"),
          row.getObject("disabled_at") != null);
    }
  }

  /**
   * What wrong passwords led to.
   *
   * @param failures in a row
   * @param notBefore no password is looked at earlier
   */
  public record Delay(long failures, Instant notBefore) {}

  /** Adds one, or gives the one of that name another password. */
  public void put(String name, String passwordHash, boolean mustChange, Instant at) {
    handle
        .createUpdate(
            "insert into administrator (name, password_hash, must_change, changed_at)"
                + " values (:name, :hash, :change, :at)"
                + " on conflict (name) do update set password_hash = excluded.password_hash,"
                + " must_change = excluded.must_change, changed_at = excluded.changed_at")
        .bind("name", name)
        .bind("hash", passwordHash)
        .bind("change", mustChange)
        .bind("at", at.toEpochMilli())
        .execute();
  }

  /** Disables one. */
  public void disable(String name, Instant at) {
    handle
        .createUpdate(
            "update administrator set disabled_at = :at"
                + " where name = :name and disabled_at is null")
        .bind("at", at.toEpochMilli())
        .bind("name", name)
        .execute();
  }

  /** Enables one again. */
  public void enable(String name) {
    handle
        .createUpdate("update administrator set disabled_at = null where name = :name")
        .bind("name", name)
        .execute();
  }

  /** All, by name. */
  public List<Administrator> all() {
    return handle
        .createQuery("select * from administrator order by name")
        .map((row, context) -> Administrator.of(row))
        .list();
  }

  /** The one of that name. */
  public Optional<Administrator> named(String name) {
    return handle
        .createQuery("select * from administrator where name = :name")
        .bind("name", name)
        .map((row, context) -> Administrator.of(row))
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
