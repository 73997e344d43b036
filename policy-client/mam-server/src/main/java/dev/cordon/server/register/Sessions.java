package dev.cordon.server.register;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who is signed in, by the hash of the token. */
public final class Sessions {
  private final Handle handle;

  Sessions(Handle handle) {
    this.handle = handle;
  }

  /** Opens a session. */
  public void open(String tokenSha256, String administrator, Instant now, Instant expires) {
    handle
        .createUpdate(
            "insert into admin_session (token_sha256, administrator, created_at, expires_at)"
                + " values (:token, :administrator, :now, :expires)")
        .bind("token", tokenSha256)
        .bind("administrator", administrator)
        .bind("now", now.toEpochMilli())
        .bind("expires", expires.toEpochMilli())
        .execute();
  }

  /** The administrator whose session it is and has not ended. */
  public Optional<String> administrator(String tokenSha256, Instant now) {
    return handle
        .createQuery(
            "select administrator from admin_session"
                + " where token_sha256 = :token and expires_at > :now")
        .bind("token", tokenSha256)
        .bind("now", now.toEpochMilli())
        .mapTo(String.class)
        .findOne();
  }

  /** Ends all sessions of an administrator. */
  public void endAllOf(String administrator) {
    handle
        .createUpdate("delete from admin_session where administrator = :administrator")
        .bind("administrator", administrator)
        .execute();
  }

  /** Ends one session. */
  public void end(String tokenSha256) {
    handle
        .createUpdate("delete from admin_session where token_sha256 = :token")
        .bind("token", tokenSha256)
        .execute();
  }

  /** Forgets sessions that ended. */
  public void forgetEnded(Instant now) {
    handle
        .createUpdate("delete from admin_session where expires_at <= :now")
        .bind("now", now.toEpochMilli())
        .execute();
  }
}
