package dev.cordon.mail.send;

import dev.cordon.mail.error.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * A mail on its way out.
 *
 * @param problem why it was not sent the last time
 * @param tries how often it was tried
 * @param messageId its id, the same at every try, so that recipients recognise a second copy
 */
public record OutboxEntry(
    long id,
    long account,
    State state,
    Optional<Problem> problem,
    int tries,
    Instant created,
    String messageId,
    Draft draft) {

  /** How far it is. Names are stored: they are stable. */
  public enum State {
    /** To be sent; nobody has it. */
    WAITING,
    /** Being sent now. */
    SENDING,
    /** Killed or cut while it was sent: the server may have it. Only a person may send it again. */
    UNCERTAIN,
    /** The server does not want it as it is; it must be changed. */
    REFUSED,
    /** Sent; the copy for the Sent folder is missing. */
    SENT_UNFILED
  }

  @Override
  public String toString() {
    return "OutboxEntry[" + id + ", " + state + "]";
  }
}
