package dev.cordon.browser.error;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.List;
import java.util.Locale;

/**
 * Why something was not loaded, not downloaded, or not finished.
 *
 * @param problem for programs
 * @param arguments what the text names: a host, a policy setting; never a path, query or content
 */
public record Refusal(Problem problem, List<String> arguments) implements Explained {
  private static final Messages MESSAGES = Messages.beside(Refusal.class, "refusals");

  /** The closed set of problems. */
  public enum Problem {
    /** The policy blocks the site. {0}: host. */
    SITE_BLOCKED,
    /** The address is not https. {0}: host. */
    CLEARTEXT,
    /** The address cannot be read as a web address. */
    ADDRESS_UNREADABLE,
    /** The address carries a user name or password in front of its host. {0}: host. */
    ADDRESS_WITH_CREDENTIALS,
    /** More than {@code BrowserSession.MAX_REDIRECTS} redirects. {0}: that number. {1}: last host. */
    TOO_MANY_REDIRECTS,
    /** Loading was stopped by the app itself. {0}: host. */
    STOPPED,
    /** The policy blocks downloads. {0}: the setting. */
    DOWNLOADS_BLOCKED,
    /** The server does not say where the file ends. {0}: host. */
    DOWNLOAD_WITHOUT_END,
    /** The connection broke off in a download. {0}: host. */
    DOWNLOAD_INTERRUPTED,
    /** The app's target did not take the download. */
    DOWNLOAD_NOT_SAVED
  }

  public Refusal {
    arguments = List.copyOf(arguments);
  }

  /** A refusal whose text names {@code arguments}. */
  public static Refusal of(Problem problem, String... arguments) {
    return new Refusal(problem, List.of(arguments));
  }

  static Messages messages() {
    return MESSAGES;
  }

  @Override
  public String text(Locale locale) {
    return MESSAGES.format(locale, problem.name(), arguments.toArray());
  }
}
