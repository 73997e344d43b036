package dev.cordon.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;

/**
 * Reads mails (RFC 5322, RFC 2045–2049, RFC 2231). Safe for many threads; make one and keep it.
 *
 * <p>No mail is thrown away: what is broken becomes a {@link Defect}, and what could be read is
 * there.
 */
public final class MailParser {
  /** Longer headers than any mail system accepts are not headers. */
  private static final int MOST_HEADER_BYTES = 1 << 20;

  private final Session session;

  public MailParser() {
    Properties settings = new Properties();
    settings.setProperty("mail.mime.allowutf8", "true");
    session = Session.getInstance(settings);
  }

  /**
   * The mail in {@code source}; the contents of its attachments go to {@code attachments}.
   *
   * @throws IOException only if the source cannot be read or an attachment cannot be kept
   */
  public Mail parse(Source source, AttachmentSink attachments) throws IOException {
    Findings findings = new Findings();
    boolean cut = !HeaderEnd.within(source, MOST_HEADER_BYTES);
    if (cut) {
      findings.found(Defect.HEADERS_CUT);
    }
    try (Source read = cut ? source.first(MOST_HEADER_BYTES) : source) {
      Mail mail = parse(read, findings, attachments);
      read.passOnFailure();
      return mail;
    }
  }

  private Mail parse(Source source, Findings findings, AttachmentSink attachments)
      throws IOException {
    try {
      MimeMessage message = new MimeMessage(session, source.stream());
      walk(message, findings, attachments);
      return new Headers(message).mail(findings);
    } catch (MessagingException e) {
      source.passOnFailure();
      throw new IllegalStateException("headers are only looked up here", e);
    }
  }

  private static void walk(MimeMessage message, Findings findings, AttachmentSink attachments)
      throws IOException {
    try {
      new Walk(findings, attachments).visit(message, 0);
    } catch (MessagingException | RuntimeException e) {
      // The library meets hostile bytes here: whatever it trips over, the mail is kept.
      findings.found(Defect.STRUCTURE_BROKEN);
    }
  }
}
