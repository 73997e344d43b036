package dev.cordon.mail.error;

import dev.cordon.policy.protocol.text.Messages;
import java.util.Locale;

/** What went wrong with mail, one value for each reaction. Names are stored: they are stable. */
public enum Problem {
  /** No connection could be made. {0}: host. */
  SERVER_UNREACHABLE,
  /** The certificate is not trusted or names another host; no password was sent. {0}: host. */
  SERVER_NOT_TRUSTED,
  /** The server offers no encryption; no password was sent. {0}: host. */
  ENCRYPTION_MISSING,
  /** User name or password are wrong. {0}: host. */
  SIGN_IN_REFUSED,
  /** The connection ended or fell silent; what was received is kept. {0}: host. */
  CONNECTION_CUT,
  /** The server said no to something it should do. {0}: host. */
  SERVER_REFUSED,
  /** The server has no such folder. {0}: folder. */
  FOLDER_MISSING,
  /** The server does not deliver to a recipient; nobody got the mail. {0}: host. */
  RECIPIENT_REFUSED,
  /** What was typed is no mail address. {0}: to, cc or bcc. */
  ADDRESS_INVALID,
  /** No recipient was given. */
  RECIPIENT_MISSING,
  /** A file that was attached is not there any more. {0}: its name. */
  ATTACHMENT_MISSING,
  /** The message was deleted meanwhile. */
  MESSAGE_MISSING,
  /** The outbox entry was sent or deleted meanwhile. */
  OUTBOX_ENTRY_MISSING,
  /** No such account. */
  ACCOUNT_MISSING;

  private static final Messages MESSAGES = Messages.beside(Problem.class, "problems");

  /** What was refused, why, and what to do next. */
  public String text(Locale locale, String subject) {
    return MESSAGES.format(locale, name(), subject);
  }
}
