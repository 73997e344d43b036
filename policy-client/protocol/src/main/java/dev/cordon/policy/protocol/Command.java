package dev.cordon.policy.protocol;

import java.util.Optional;

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
 * @param domain which domain to wipe, and with it all whose names begin with it and a slash: an
 *     account, a folder, a label or a document, as the app keeps them apart; present if and only if
 *     {@code kind} is {@code WIPE_DOMAIN}, at most {@value #DOMAIN_MAX_CHARS} characters
 */
public record Command(
    String id, Kind kind, String enrolment, long sequence, String reason, Optional<String> domain) {
  /** The longest permitted reason, in UTF-16 characters. */
  public static final int REASON_MAX_CHARS = 200;

  /** The longest name of a domain that a command can carry, in UTF-16 characters. */
  public static final int DOMAIN_MAX_CHARS = 500;

  public Command {
    if (domain.isPresent() != (kind == Kind.WIPE_DOMAIN)) {
      throw new IllegalArgumentException(kind + " with a domain: " + domain.isPresent());
    }
  }

  /** A command that means the whole container. */
  public Command(String id, Kind kind, String enrolment, long sequence, String reason) {
    this(id, kind, enrolment, sequence, reason, Optional.empty());
  }

  /** What to do. */
  public enum Kind {
    LOCK,
    UNLOCK,
    /** Everything is wiped. */
    WIPE,
    /**
     * One domain is wiped. A kind of its own: whoever does not know it refuses it, and does not
     * take it for a wipe of everything.
     */
    WIPE_DOMAIN,
    /** Everything is wiped because the use ended: nobody did anything wrong. */
    END_USE
  }
}
