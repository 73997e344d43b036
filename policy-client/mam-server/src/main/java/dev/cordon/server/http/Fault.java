package dev.cordon.server.http;

/**
 * What the server refuses on its own account; what the protocol refuses is a {@link
 * dev.cordon.policy.protocol.Reason}. Names are stable: they stand in problem documents as {@code
 * code}.
 */
public enum Fault {
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_JSON(415),
  BODY_TOO_LARGE(413),
  /** {0}: JSON path. */
  BODY_MALFORMED(400),
  REQUEST_MALFORMED(400),
  REQUEST_REPLAYED(409),
  SESSION_MISSING(401),
  SIGN_IN_REFUSED(401),
  /** {0}: seconds to wait. */
  SIGN_IN_TOO_SOON(429),
  /** {0}: seconds to wait. */
  AUDIT_TOO_MUCH(429),
  /** {0}: seconds to wait. */
  TOO_MANY_REQUESTS(429),
  REQUEST_TOO_SLOW(408),
  ALERT_UNKNOWN(404),
  PASSWORD_CHANGE_REQUIRED(403),
  PASSWORD_TOO_WEAK(422),
  PASSWORD_WRONG(403),
  /** The password is right; a code is asked for. */
  SECOND_FACTOR_NEEDED(401),
  SECOND_FACTOR_REFUSED(401),
  SECOND_FACTOR_DEMANDED(403),
  SECOND_FACTOR_EXISTS(409),
  SECOND_FACTOR_MISSING(409),
  /** {0}: the roles, each of which would do. */
  ROLE_MISSING(403),
  /** Nobody approves what they ordered or wrote. */
  OWN_WORK(403),
  PERSON_NEEDED(403),
  TOKEN_REFUSED(401),
  TOKEN_UNKNOWN(404),
  TOKEN_EXISTS(409),
  /** {0}: the roles that a token cannot have here. */
  TOKEN_ROLES(422),
  ADMINISTRATOR_UNKNOWN(404),
  ADMINISTRATOR_EXISTS(409),
  LAST_OWNER(409),
  DEVICE_UNKNOWN(404),
  DEVICE_WIPED(409),
  /** {0}: the name. */
  USER_UNKNOWN(404),
  /** {0}: the name. */
  USER_HAS_DEVICES(409),
  /** {0}: the name. */
  GROUP_UNKNOWN(404),
  /** {0}: the name. */
  GROUP_NOT_EMPTY(409),
  /** {0}: the name. */
  NAME_TAKEN(409),
  /** {0}: the name. */
  APP_UNKNOWN(404),
  IDEMPOTENCY_MISMATCH(409),
  TOO_MANY_PENDING(409),
  /** {0}: the path. */
  SETTING_UNKNOWN(422),
  /** {0}: the member, {1}: what it must be. */
  VALUE_REFUSED(422),
  /** The organisation's root names no key for lists of harmful apps. */
  THREATS_NOT_SIGNED(409),
  UNAVAILABLE(503),
  /** {0}: the incident's number in the log. */
  INTERNAL(500);

  private final int status;

  Fault(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
