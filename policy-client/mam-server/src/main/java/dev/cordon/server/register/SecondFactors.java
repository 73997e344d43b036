package dev.cordon.server.register;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Secrets of authenticator apps, sealed, and recovery codes, hashed. */
public final class SecondFactors {
  private final Handle handle;

  SecondFactors(Handle handle) {
    this.handle = handle;
  }

  /**
   * One administrator's.
   *
   * @param sealed the secret under a key that is not in the register
   * @param isConfirmed whether a code of it was shown once; before that it is not asked for
   * @param lastStep no code of this step or an earlier one counts
   */
  public record SecondFactor(String sealed, boolean isConfirmed, long lastStep) {}

  /** That of an administrator. */
  public Optional<SecondFactor> of(String administrator) {
    return handle
        .createQuery(
            "select secret, confirmed_at, last_step from second_factor"
                + " where administrator = :name")
        .bind("name", administrator)
        .map(
            (row, context) ->
                new SecondFactor(
                    row.getString("secret"),
                    row.getObject("confirmed_at") != null,
                    row.getLong("last_step")))
        .findOne();
  }

  /** Begins with a fresh secret, which is not confirmed yet. */
  public void begin(String administrator, String sealed) {
    forget(administrator);
    handle
        .createUpdate(
            "insert into second_factor (administrator, secret, last_step)"
                + " values (:name, :sealed, 0)")
        .bind("name", administrator)
        .bind("sealed", sealed)
        .execute();
  }

  /** From now on it is asked for; {@code codesSha256} take its place once each. */
  public void confirm(String administrator, Collection<String> codesSha256, Instant now) {
    handle
        .createUpdate("update second_factor set confirmed_at = :now where administrator = :name")
        .bind("now", now.toEpochMilli())
        .bind("name", administrator)
        .execute();
    for (String code : codesSha256) {
      handle
          .createUpdate(
              "insert into recovery_code (administrator, code_sha256) values (:name, :code)")
          .bind("name", administrator)
          .bind("code", code)
          .execute();
    }
  }

  /** Notes that a code of {@code step} was used. */
  public void used(String administrator, long step) {
    handle
        .createUpdate("update second_factor set last_step = :step where administrator = :name")
        .bind("step", step)
        .bind("name", administrator)
        .execute();
  }

  /** Uses a recovery code up; whether there was such a one. */
  public boolean useRecoveryCode(String administrator, String codeSha256) {
    return handle
            .createUpdate(
                "delete from recovery_code"
                    + " where administrator = :name and code_sha256 = :code")
            .bind("name", administrator)
            .bind("code", codeSha256)
            .execute()
        == 1;
  }

  /** How many recovery codes are left. */
  public long recoveryCodes(String administrator) {
    return handle
        .createQuery("select count(*) from recovery_code where administrator = :name")
        .bind("name", administrator)
        .mapTo(Long.class)
        .one();
  }

  /** Forgets secret and recovery codes. */
  public void forget(String administrator) {
    for (String table : new String[] {"second_factor", "recovery_code"}) {
      handle
          .createUpdate("delete from " + table + " where administrator = :name")
          .bind("name", administrator)
          .execute();
    }
  }

  /** Whether every administrator must have one. */
  public boolean areDemanded() {
    return handle
        .createQuery("select demanded from sign_in_rule where name = 'SECOND_FACTOR'")
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  /** Says whether every administrator must have one. */
  public void demand(boolean demanded) {
    handle
        .createUpdate(
            "insert into sign_in_rule (name, demanded) values ('SECOND_FACTOR', :demanded)"
                + " on conflict (name) do update set demanded = excluded.demanded")
        .bind("demanded", demanded)
        .execute();
  }
}
