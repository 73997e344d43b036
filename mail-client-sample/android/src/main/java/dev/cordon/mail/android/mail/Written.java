package dev.cordon.mail.android.mail;

import dev.cordon.mail.send.Draft;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail as it stands in the fields.
 *
 * @param answers the id of the message it answers, or 0
 * @param entry the outbox entry of an attempt to send it, or 0
 * @param references the conversation so far, oldest first
 */
record Written(
    long answers, long entry, String to, String subject, String text, List<String> references) {

  Written {
    references = List.copyOf(references);
  }

  static Written nothing(long answers) {
    return new Written(answers, 0, "", "", "", List.of());
  }

  Written tried(long id) {
    return new Written(answers, id, to, subject, text, references);
  }

  boolean isEmpty() {
    return to.trim().isEmpty() && subject.trim().isEmpty() && text.trim().isEmpty();
  }

  Draft draft() {
    return new Draft(recipients(), List.of(), List.of(), subject, text, List.of(), references);
  }

  /** Addresses, one by one; of {@code Name <address>} the address. */
  private List<String> recipients() {
    List<String> recipients = new ArrayList<>();
    for (String part : to.split("[,;、\\n]", -1)) {
      String address = inBrackets(part).trim();
      if (!address.isEmpty()) {
        recipients.add(address);
      }
    }
    return recipients;
  }

  private static String inBrackets(String part) {
    int open = part.lastIndexOf('<');
    int close = part.lastIndexOf('>');
    return open >= 0 && close > open ? part.substring(open + 1, close) : part;
  }

  @Override
  public String toString() {
    return "Written[redacted]";
  }
}
