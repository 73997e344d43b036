package dev.cordon.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;

/** The bytes of a part. */
final class Content {
  private Content() {}

  /** Decoded; where the encoding breaks off, the stream ends and the defect is noted. */
  static InputStream decoded(MimePart part, Findings findings) throws MessagingException {
    try {
      return new TolerantStream(part.getInputStream(), findings);
    } catch (MessagingException | IOException e) {
      findings.found(Defect.ENCODING_BROKEN); // an encoding nobody knows
      return raw(part);
    }
  }

  /** As it stands in the mail. */
  static InputStream raw(MimePart part) throws MessagingException {
    return part instanceof MimeMessage message
        ? message.getRawInputStream()
        : ((MimeBodyPart) part).getRawInputStream();
  }
}
