package dev.cordon.browser.engine.page;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code alert}, {@code confirm} and {@code prompt}: over the page and never outside of it, named
 * after the site, and after the third the employee may end them.
 */
public final class PageDialogs {
  private static final int FREE = 3;
  private static final int TEXT_CHARS = 2000;

  private final PageHost host;
  private final Supplier<String> site;
  private int shown;
  private boolean ended;

  /**
   * @param site who asks
   */
  PageDialogs(PageHost host, Supplier<String> site) {
    this.host = host;
    this.site = site;
  }

  /** Another page has its own count. */
  void startAnew() {
    shown = 0;
    ended = false;
  }

  public void alert(String text) {
    show(Kind.ALERT, text, "");
  }

  public boolean confirm(String text) {
    return show(Kind.CONFIRM, text, "").accepted();
  }

  public Optional<String> prompt(String text, String proposed) {
    Answer answer = show(Kind.PROMPT, text, proposed);
    return answer.accepted() ? Optional.of(answer.text()) : Optional.empty();
  }

  private Answer show(Kind kind, String text, String proposed) {
    if (ended) {
      return Answer.NONE;
    }
    shown++;
    Answer answer =
        host.show(new Dialog(kind, site.get(), shorten(text), shorten(proposed), shown > FREE));
    ended = ended || answer.endThem();
    return answer;
  }

  private static String shorten(String text) {
    return text.length() <= TEXT_CHARS ? text : text.substring(0, TEXT_CHARS) + "…";
  }

  /** What a page may ask. */
  public enum Kind {
    ALERT,
    CONFIRM,
    PROMPT
  }

  /**
   * A question of a page.
   *
   * @param site who asks, for the title
   * @param canEnd whether the employee may forbid this page more of them
   */
  public record Dialog(Kind kind, String site, String text, String proposed, boolean canEnd) {}

  /** What the employee answered. */
  public record Answer(boolean accepted, String text, boolean endThem) {
    static final Answer NONE = new Answer(false, "", true);
  }
}
