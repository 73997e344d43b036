package dev.cordon.mail.mime;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a mail says.
 *
 * @param messageId the id its writer gave it, with angle brackets
 * @param references the ids of the mails before it in the conversation, oldest first
 * @param replyTo where answers are wanted; empty means {@code from}
 * @param text the text to show: plain, or HTML reduced to text; no remote content
 * @param links the addresses named in the text or behind it, each once
 * @param defects what is wrong with its bytes; the source of a mail with defects is kept
 */
public record Mail(
    Optional<String> messageId,
    List<String> references,
    Optional<Address> from,
    List<Address> replyTo,
    List<Address> to,
    List<Address> cc,
    String subject,
    Optional<Instant> date,
    String text,
    List<URI> links,
    List<Attachment> attachments,
    Set<Defect> defects) {

  public Mail {
    references = List.copyOf(references);
    replyTo = List.copyOf(replyTo);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    links = List.copyOf(links);
    attachments = List.copyOf(attachments);
    defects = Set.copyOf(defects);
  }

  /** Whether something could not be read as it was meant. */
  public boolean broken() {
    return !defects.isEmpty();
  }

  @Override
  public String toString() {
    return "Mail[" + attachments.size() + " attachments, " + defects + "]";
  }
}
