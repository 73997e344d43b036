package dev.cordon.mail.store;

import dev.cordon.mail.mime.Address;
import java.time.Instant;

/**
 * A line of a list of messages.
 *
 * @param from the sender; both fields empty if the mail names none
 * @param time when it was sent, or received if it does not say
 */
public record Summary(
    long id,
    long thread,
    Address from,
    String subject,
    Instant time,
    boolean seen,
    int attachments,
    boolean broken) {
  @Override
  public String toString() {
    return "Summary[" + id + "]";
  }
}
