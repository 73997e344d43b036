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
    /** The host's address lies inside of a network, and the policy names it not. {0}: host. */
    ADDRESS_INTERNAL,
    /** A line of a list of categories is not as it should be. {0}: its number, from 1. */
    CATEGORY_LIST_UNREADABLE,
    /** A list of categories is too long. {0}: what it may have, such as "5000000 hosts". */
    CATEGORY_LIST_TOO_LONG,
    /** The engine is old, and may be used. {0}: its version. {1}: the least that is wanted. */
    ENGINE_OLD,
    /** The engine is too old to be used. {0}: its version. {1}: the least that is wanted. */
    ENGINE_TOO_OLD,
    /** The engine is so old that the work area goes. {0}: its version. {1}: the least wanted. */
    ENGINE_TOO_OLD_WIPE,
    /** The address cannot be read as a web address. */
    ADDRESS_UNREADABLE,
    /** The address carries a user name or password in front of its host. {0}: host. */
    ADDRESS_WITH_CREDENTIALS,
    /**
     * More than {@code BrowserSession.MAX_REDIRECTS} redirects. {0}: that number. {1}: last host.
     */
    TOO_MANY_REDIRECTS,
    /** Loading was stopped by the app itself. {0}: host. */
    STOPPED,
    /** A request claims to come from a page that the session never delivered. */
    ORIGIN_UNKNOWN,
    /** The method may not be used by pages. */
    METHOD_REFUSED,
    /** The fields of a request are too many, too long, or not well-formed. */
    REQUEST_FIELDS,
    /** A work page wants to embed what belongs in the employee's own browser. {0}: host. */
    SITE_OUTSIDE,
    /** A redirect wants a body once more that can be sent only once. {0}: host. */
    BODY_NOT_REPEATED,
    /** The answer is packed in a way that was not asked for. {0}: host. */
    ANSWER_PACKED,
    /** The answer is not HTTP as it should be, or its fields are too long. {0}: host. */
    ANSWER_MALFORMED,
    /** The answer is longer than a page may be. {0}: host. {1}: MiB. */
    ANSWER_TOO_LARGE,
    /** The answer unpacks into out of all proportion. {0}: host. */
    ANSWER_INFLATES,
    /** Something for the viewer is too long, and may not be downloaded. {0}: host. {1}: MiB. */
    DOCUMENT_TOO_LARGE,
    /** A file is not lent (any more). */
    FILE_NOT_LENT,
    /** A file of the work area could not be read. */
    FILE_NOT_READ,
    /** The server does not open a WebSocket. {0}: host. */
    SOCKET_REFUSED,
    /** A WebSocket broke off. {0}: host. */
    SOCKET_BROKEN,
    /** A message of a WebSocket is too long. {0}: host. {1}: MiB. */
    SOCKET_MESSAGE_TOO_LARGE,
    /** More WebSockets than a session may have. {0}: that number. */
    TOO_MANY_SOCKETS,
    /** More downloads at once than a session may have. {0}: that number. */
    TOO_MANY_DOWNLOADS,
    /** The policy blocks downloads. {0}: the setting. */
    DOWNLOADS_BLOCKED,
    /** The server does not say where the file ends. {0}: host. */
    DOWNLOAD_WITHOUT_END,
    /** The connection broke off in a download. {0}: host. */
    DOWNLOAD_INTERRUPTED,
    /** The app's target did not take the download. */
    DOWNLOAD_NOT_SAVED,
    /** A page that is to be saved, but does not come. {0}: host. {1}: HTTP status. */
    PAGE_NOT_SAVED
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
