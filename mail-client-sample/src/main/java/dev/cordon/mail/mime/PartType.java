package dev.cordon.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.util.Locale;

/** What a part says it is. */
final class PartType {
  private PartType() {}

  /** The MIME type in lower case; {@code text/plain} if none is given (RFC 2045, 5.2). */
  static String of(MimePart part) throws MessagingException {
    String given = part.getContentType();
    try {
      return new ContentType(given).getBaseType().toLowerCase(Locale.ROOT);
    } catch (ParseException e) {
      int end = given.indexOf(';');
      String bare = (end < 0 ? given : given.substring(0, end)).trim().toLowerCase(Locale.ROOT);
      return bare.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? bare : "application/octet-stream";
    }
  }

  /** The character set a text names; empty if none. */
  static String charset(MimePart part) throws MessagingException {
    try {
      String charset = new ContentType(part.getContentType()).getParameter("charset");
      return charset == null ? "" : charset.trim();
    } catch (ParseException e) {
      return "";
    }
  }

  /** Inline, attachment or nothing. */
  static String disposition(MimePart part) throws MessagingException {
    try {
      String disposition = part.getDisposition();
      return disposition == null ? "" : disposition;
    } catch (ParseException e) {
      return "";
    }
  }
}
