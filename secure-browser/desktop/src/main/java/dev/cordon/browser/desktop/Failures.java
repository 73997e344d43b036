package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.Failure;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.UnreachableServerException;
import dev.cordon.core.net.UntrustedServerException;
import dev.cordon.policy.protocol.text.Messages;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Supplier;

/** What the employee reads instead of a page, in the language of now. */
final class Failures {
  private static final Messages MESSAGES = Messages.beside(Failures.class, "failures");

  private final Supplier<Locale> language;

  Failures(Supplier<Locale> language) {
    this.language = language;
  }

  static Messages messages() {
    return MESSAGES;
  }

  Locale language() {
    return language.get();
  }

  /** What the app itself has to say. */
  enum Notice {
    /** Too many loads at once. */
    BUSY,
    /** A load that the engine did not take, or a body that it did not send. */
    STALLED,
    /** The answer does not fit between the processes: such as an address beyond all measure. */
    TOO_LARGE,
    /** A part of a page that the policy shows outside only. */
    ONLY_OUTSIDE,
    /** Anything that should not have happened. */
    FAILED
  }

  Failure notice(Notice notice) {
    return failure(notice.name(), "TITLE_FAILED", text(notice.name()));
  }

  Failure refused(Refusal why) {
    return failure(why.problem().name(), "TITLE_REFUSED", why.text(language.get()));
  }

  Failure brokenOff(IOException e) {
    Locale now = language.get();
    if (e instanceof BrowserException browser) {
      return failure(browser.refusal().problem().name(), "TITLE_FAILED", browser.text(now));
    } else if (e instanceof ContainerException container) {
      return failure(container.reason().code().name(), title(container), container.text(now));
    }
    return notice(Notice.FAILED);
  }

  private static String title(ContainerException e) {
    if (e instanceof UntrustedServerException) {
      return "TITLE_UNTRUSTED";
    } else if (e instanceof UnreachableServerException) {
      return "TITLE_UNREACHABLE";
    }
    return e instanceof ContainerClosedException ? "TITLE_CLOSED" : "TITLE_FAILED";
  }

  String text(String key, Object... arguments) {
    return MESSAGES.format(language.get(), key, arguments);
  }

  private Failure failure(String kind, String title, String text) {
    return new Failure(kind, text(title), text);
  }
}
