package dev.cordon.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.util.Optional;

/** The names of attachments: decoded, and safe to show and to save under. */
final class FileName {
  private static final int MOST_CHARACTERS = 150;

  private FileName() {}

  /** The name the part gives itself (RFC 2231, or an encoded word, which many programs write). */
  static Optional<String> given(MimePart part) throws MessagingException {
    String name;
    try {
      name = part.getFileName();
    } catch (ParseException e) {
      return Optional.empty();
    }
    if (name == null) {
      return Optional.empty();
    }
    String safe = safe(decoded(name));
    return safe.isEmpty() ? Optional.empty() : Optional.of(safe);
  }

  /** The name it gives itself, or one by its type. */
  static String of(MimePart part, String type, int number) throws MessagingException {
    Optional<String> given = given(part);
    if (given.isPresent()) {
      return given.get();
    }
    return switch (type) {
      case "message/rfc822" -> "message-" + number + ".eml";
      case "text/calendar" -> "invitation-" + number + ".ics";
      case "text/html" -> "page-" + number + ".html";
      case "text/plain" -> "text-" + number + ".txt";
      default -> "attachment-" + number;
    };
  }

  private static String decoded(String name) {
    try {
      return MimeUtility.decodeText(name);
    } catch (UnsupportedEncodingException e) {
      return name;
    }
  }

  /**
   * Without folders, control characters and the marks that reverse the direction of writing (they
   * make {@code exe.pdf} of {@code fdp.exe}).
   */
  static String safe(String name) {
    String plain = name.replaceAll("[\\p{Cntrl}\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "");
    String flat = plain.replaceAll("[/\\\\:*?\"<>|]", "_").trim();
    String visible = flat.replaceAll("^\\.+", "_");
    if (visible.length() <= MOST_CHARACTERS) {
      return visible;
    }
    int dot = visible.lastIndexOf('.');
    String ending = dot < 0 || visible.length() - dot > 12 ? "" : visible.substring(dot);
    return visible.substring(0, MOST_CHARACTERS - ending.length()) + ending;
  }
}
