package dev.cordon.mail.error;

import dev.cordon.policy.protocol.text.Explained;
import java.io.IOException;
import java.util.Locale;

/**
 * The one error of the mail app: what was refused, why, and what to do next.
 *
 * <p>It never has the mail library's exception as its cause: those quote what the server said, and
 * servers quote addresses and content. {@link #kinds} names their classes for a developer.
 */
public final class MailException extends IOException implements Explained {
  private final Problem problem;
  private final String subject;
  private final String kinds;

  /**
   * An error.
   *
   * @param subject what the text names: a server's host, a folder, a part of the input
   */
  public MailException(Problem problem, String subject) {
    this(problem, subject, "");
  }

  /**
   * An error that something below caused.
   *
   * @param kinds the names of the exceptions below, without their messages
   */
  public MailException(Problem problem, String subject, String kinds) {
    super(problem.name());
    this.problem = problem;
    this.subject = subject;
    this.kinds = kinds;
  }

  /** What went wrong. */
  public Problem problem() {
    return problem;
  }

  /** The classes of the exceptions below, outermost first; empty if there is none. */
  public String kinds() {
    return kinds;
  }

  @Override
  public String text(Locale locale) {
    return problem.text(locale, subject);
  }

  /** The English text without what it is about: messages end up in logs. */
  @Override
  public String getMessage() {
    return problem.text(Locale.ENGLISH, "…");
  }

  @Override
  public String getLocalizedMessage() {
    return getMessage();
  }
}
