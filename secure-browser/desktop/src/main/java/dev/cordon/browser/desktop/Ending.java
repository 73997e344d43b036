package dev.cordon.browser.desktop;

import dev.cordon.policy.protocol.text.Explained;
import dev.cordon.policy.protocol.text.Messages;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a window is closed.
 *
 * @param cause for programs
 * @param reason the container's, for {@code NOT_OPEN}
 */
public record Ending(Cause cause, Optional<Explained> reason) implements Explained {
  private static final Messages MESSAGES = Messages.beside(Ending.class, "endings");

  /** The closed set of causes. */
  public enum Cause {
    /** The employee closed it. */
    CLOSED,
    /** The app closed the window or the browser. */
    CLOSED_BY_APP,
    /** The container was locked, blocked or wiped, or was not open to begin with. */
    NOT_OPEN,
    /** The app went to the background, and the policy has it forget then. */
    IN_BACKGROUND,
    /** Nobody touched it, and the policy has it forget then. */
    IDLE,
    /** The policy does not allow this version of the engine. */
    ENGINE_OUTDATED,
    /** The engine's process could not be started. */
    NOT_STARTED,
    /** The engine's process ended by itself: a crash, or a page that took all its memory. */
    CRASHED,
    /** The engine did not answer, or did not read, for too long. */
    SILENT,
    /** The engine said what it must not say: it may have been taken over by a page. */
    MISBEHAVED
  }

  static Ending of(Cause cause) {
    return new Ending(cause, Optional.empty());
  }

  static Ending of(Cause cause, Explained reason) {
    return new Ending(cause, Optional.of(reason));
  }

  static Messages messages() {
    return MESSAGES;
  }

  /** What happened and what to do next, in the employee's language. */
  @Override
  public String text(Locale locale) {
    String because = reason.map(why -> why.text(locale)).orElse("");
    return MESSAGES.format(locale, cause.name(), because).trim();
  }
}
