package dev.cordon.policy.protocol;

/**
 * What an administrator tells one enrolment to do. An earlier or later enrolment of the same device
 * is not meant.
 *
 * @param id unique in the organisation
 * @param kind what to do
 * @param enrolment whom it binds
 * @param sequence counts the commands of this enrolment from 1; each is obeyed once, in order
 * @param reason the administrator's words to the employee, at most {@value #REASON_MAX_CHARS}
 *     characters
 */
public record Command(String id, Kind kind, String enrolment, long sequence, String reason) {
  /** The longest permitted reason, in UTF-16 characters. */
  public static final int REASON_MAX_CHARS = 200;

  /** What to do. */
  public enum Kind {
    LOCK,
    UNLOCK,
    WIPE
  }
}
