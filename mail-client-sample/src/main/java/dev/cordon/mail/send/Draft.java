package dev.cordon.mail.send;

import dev.cordon.mail.mime.Address;
import dev.cordon.mail.mime.Mail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A mail being written.
 *
 * @param to mail addresses, as are {@code cc} and {@code bcc}
 * @param references the ids of the conversation so far, oldest first; the last is answered
 */
public record Draft(
    List<String> to,
    List<String> cc,
    List<String> bcc,
    String subject,
    String text,
    List<DraftAttachment> attachments,
    List<String> references) {

  public Draft {
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    bcc = List.copyOf(bcc);
    attachments = List.copyOf(attachments);
    references = List.copyOf(references);
  }

  /** A new mail to one recipient. */
  public static Draft to(String recipient, String subject, String text) {
    return new Draft(List.of(recipient), List.of(), List.of(), subject, text, List.of(), List.of());
  }

  /** An answer to the sender of {@code mail} (RFC 5322, 3.6.4). */
  public static Draft replyTo(Mail mail, String text) {
    List<String> recipients = new ArrayList<>();
    List<Address> wanted = mail.replyTo();
    if (wanted.isEmpty()) {
      mail.from().ifPresent(from -> recipients.add(from.mail()));
    }
    wanted.forEach(address -> recipients.add(address.mail()));
    Set<String> references = new LinkedHashSet<>(mail.references());
    mail.messageId().ifPresent(references::add);
    String subject = mail.subject();
    boolean reply = subject.regionMatches(true, 0, "Re:", 0, 3);
    return new Draft(
        recipients,
        List.of(),
        List.of(),
        reply ? subject : "Re: " + subject,
        text,
        List.of(),
        List.copyOf(references));
  }

  /** The same with one more file. */
  public Draft with(DraftAttachment attachment) {
    List<DraftAttachment> more = new ArrayList<>(attachments);
    more.add(attachment);
    return new Draft(to, cc, bcc, subject, text, more, references);
  }

  @Override
  public String toString() {
    return "Draft[" + (to.size() + cc.size() + bcc.size()) + " recipients]";
  }
}
