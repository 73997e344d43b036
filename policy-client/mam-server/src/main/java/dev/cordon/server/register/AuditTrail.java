package dev.cordon.server.register;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Who did what to whom, and when (requirement J1). */
public final class AuditTrail {
  private final Handle handle;
  private final Ids ids;

  AuditTrail(Handle handle, Ids ids) {
    this.handle = handle;
    this.ids = ids;
  }

  /**
   * One event.
   *
   * @param actor an administrator's name, {@code NAME/TOKEN} where a token acts for one, or {@code
   *     device} or {@code server}
   * @param action what was done
   * @param subject an enrolment's or command's id, or a version; never content
   */
  public record Event(Instant at, String actor, Action action, String subject) {}

  /** What can be done. Names are stable: they are stored. */
  public enum Action {
    SET_UP,
    SIGNED_IN,
    SIGN_IN_REFUSED,
    SIGNED_OUT,
    PASSWORD_CHANGED,
    /** The password was right, the code was not. */
    SECOND_FACTOR_REFUSED,
    SECOND_FACTOR_ADDED,
    SECOND_FACTOR_REMOVED,
    RECOVERY_CODE_USED,
    SECOND_FACTORS_DEMANDED,
    SECOND_FACTORS_NOT_DEMANDED,
    /** Subject: the name, and the roles. */
    ADMINISTRATOR_ADDED,
    /** Subject: the name, and the roles that it has from now on. */
    ROLES_CHANGED,
    ADMINISTRATOR_DISABLED,
    ADMINISTRATOR_ENABLED,
    PASSWORD_RESET,
    /** Subject: the token's name, and its roles. */
    TOKEN_ADDED,
    /** Subject: the administrator's and the token's name. */
    TOKEN_REVOKED,
    /** Actor: the administrator's and the token's name; subject: what was asked. */
    TOKEN_USED,
    /** Subject: what was asked, and is for others. */
    ROLE_REFUSED,
    INVITED,
    ENROLLED,
    LOCK_ORDERED,
    UNLOCK_ORDERED,
    WIPE_ORDERED,
    WIPE_DOMAIN_ORDERED,
    END_USE_ORDERED,
    RECEIPT_STORED,
    POLICY_PUBLISHED,
    POLICY_RENEWED,
    THREATS_PUBLISHED,
    THREATS_RENEWED,
    THREAT_REPORTED,
    /** Subject: the enrolment, and the kind of alert. */
    ALERT_RAISED,
    /** Subject: the alert's id. */
    ALERT_DONE,
    /** Subject: the days. */
    DEVICE_EVENTS_KEPT,
    /** Subject: the enrolment, and how many events. */
    DEVICE_EVENTS_REMOVED,
    /** Subject: the user. */
    USER_ADDED,
    /** Subject: the user. */
    USER_REMOVED,
    /** Subject: the group. */
    GROUP_ADDED,
    /** Subject: the group. */
    GROUP_REMOVED,
    /** Subject: the group and the user. */
    MEMBER_ADDED,
    /** Subject: the group and the user. */
    MEMBER_REMOVED,
    /** Subject: the app. */
    APP_SET,
    /** Subject: the app. */
    APP_REMOVED,
    /** Subject: the enrolment. */
    OWNER_SET,
    /** Subject: the hours. */
    OVERDUE_SET
  }

  /** Adds an event. */
  public void add(Event event) {
    handle
        .createUpdate(
            "insert into audit_event (id, at, actor, action, subject)"
                + " values (:id, :at, :actor, :action, :subject)")
        .bind("id", ids.next())
        .bind("at", event.at().toEpochMilli())
        .bind("actor", event.actor())
        .bind("action", event.action().name())
        .bind("subject", event.subject())
        .execute();
  }

  /** The newest events, newest first. */
  public List<Event> newest(int count) {
    return handle
        .createQuery(
            "select at, actor, action, subject from audit_event order by id desc limit :count")
        .bind("count", count)
        .map(
            (row, context) ->
                new Event(
                    Instant.ofEpochMilli(row.getLong("at")),
                    row.getString("actor"),
                    Action.valueOf(row.getString("action")),
                    row.getString("subject")))
        .list();
  }
}
