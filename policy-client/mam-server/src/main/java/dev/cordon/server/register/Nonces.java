package dev.cordon.server.register;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** What devices already said: a nonce counts once. */
public final class Nonces {
  private final Handle handle;

  Nonces(Handle handle) {
    this.handle = handle;
  }

  /** Whether {@code nonce} is new; it is not from then on. */
  public boolean use(String enrolment, String nonce, Instant at) {
    return handle
            .createUpdate(
                "insert into used_nonce (enrolment, nonce, at) values (:enrolment, :nonce, :at)"
                    + " on conflict (enrolment, nonce) do nothing")
            .bind("enrolment", enrolment)
            .bind("nonce", nonce)
            .bind("at", at.toEpochMilli())
            .execute()
        == 1;
  }

  /** Forgets the nonces of one enrolment that are too old to be fresh anyway. */
  public void forgetBefore(String enrolment, Instant time) {
    handle
        .createUpdate("delete from used_nonce where enrolment = :enrolment and at < :time")
        .bind("enrolment", enrolment)
        .bind("time", time.toEpochMilli())
        .execute();
  }
}
