package dev.cordon.mail.send;

import dev.cordon.mail.account.Account;
import dev.cordon.mail.error.MailException;
import dev.cordon.storage.files.SecureFiles;
import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/**
 * The bytes of an outbox entry (RFC 5322). Attachments are read while it is written out.
 *
 * <p>Blind copies are recipients and not headers: {@link #everybody} has them.
 */
final class OutgoingMessage extends MimeMessage {
  private final String id;

  private OutgoingMessage(String id) {
    super(Session.getInstance(new Properties()));
    this.id = id;
  }

  static OutgoingMessage of(OutboxEntry entry, Account account, SecureFiles files)
      throws MessagingException, MailException {
    Draft draft = entry.draft();
    OutgoingMessage message = new OutgoingMessage(entry.messageId());
    message.setFrom(sender(account));
    message.setRecipients(RecipientType.TO, Recipients.of("to", draft.to()));
    message.setRecipients(RecipientType.CC, Recipients.of("cc", draft.cc()));
    message.setSubject(draft.subject().replaceAll("\\p{Cntrl}+", " "), "UTF-8");
    message.setSentDate(Date.from(entry.created()));
    message.answer(draft.references());
    message.fill(draft, files);
    message.saveChanges();
    return message;
  }

  static InternetAddress[] everybody(Draft draft) throws MailException {
    List<String> all = new java.util.ArrayList<>(draft.to());
    all.addAll(draft.cc());
    all.addAll(draft.bcc());
    return Recipients.of("to", all);
  }

  private static InternetAddress sender(Account account) throws MessagingException {
    InternetAddress sender = new InternetAddress(account.address());
    try {
      if (!account.name().isEmpty()) {
        sender.setPersonal(account.name(), "UTF-8");
      }
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every platform has UTF-8", e);
    }
    return sender;
  }

  private void answer(List<String> references) throws MessagingException {
    if (!references.isEmpty()) {
      setHeader("In-Reply-To", references.get(references.size() - 1));
      setHeader("References", String.join("\r\n ", references));
    }
  }

  private void fill(Draft draft, SecureFiles files) throws MessagingException {
    if (draft.attachments().isEmpty()) {
      setText(draft.text(), StandardCharsets.UTF_8.name());
      return;
    }
    MimeMultipart parts = new MimeMultipart();
    MimeBodyPart text = new MimeBodyPart();
    text.setText(draft.text(), StandardCharsets.UTF_8.name());
    parts.addBodyPart(text);
    for (DraftAttachment file : draft.attachments()) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new FileData(files, file)));
      part.setDisposition(Part.ATTACHMENT);
      part.setFileName(file.name());
      part.setHeader("Content-Transfer-Encoding", "base64"); // else it is read once more to choose
      parts.addBodyPart(part);
    }
    setContent(parts);
  }

  /** The library's own id names the device's user and host. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }
}
