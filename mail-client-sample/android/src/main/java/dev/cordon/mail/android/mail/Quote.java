package dev.cordon.mail.android.mail;

import dev.cordon.mail.mime.Address;
import dev.cordon.mail.mime.Mail;
import java.util.Locale;

/** The text of a mail below an answer to it. */
final class Quote {
  /** A longer one is of no use to anybody. */
  private static final int MOST_CHARS = 20_000;

  private Quote() {}

  /** Quotes {@code mail} below a line made of {@code pattern} and the sender's name. */
  static String of(String pattern, Mail mail) {
    String name = mail.from().map(Quote::name).orElse("");
    String text = mail.text().trim();
    String cut = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) + " …" : text;
    return "\n\n" + String.format(Locale.ROOT, pattern, name) + "\n> " + cut.replace("\n", "\n> ");
  }

  private static String name(Address from) {
    return from.name().isEmpty() ? from.mail() : from.name();
  }
}
