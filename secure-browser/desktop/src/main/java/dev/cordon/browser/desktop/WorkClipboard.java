package dev.cordon.browser.desktop;

import java.util.Optional;

/**
 * The system's clipboard as the app reaches it, and beside it one that never leaves this process:
 * for work text that may be copied within the container only. What was copied last, there or here,
 * is what is pasted. Safe for many threads.
 */
final class WorkClipboard {
  private final BrowserApp app;
  private Optional<String> inside = Optional.empty(); // guarded by this
  private Optional<String> outsideThen = Optional.empty(); // guarded by this
  private Optional<String> letOut = Optional.empty(); // guarded by this

  WorkClipboard(BrowserApp app) {
    this.app = app;
  }

  synchronized void putOutside(String text) {
    inside = Optional.empty();
    letOut = Optional.of(text);
    app.clipboard().put(text);
  }

  synchronized void keepInside(String text) {
    outsideThen = app.clipboard().text();
    inside = Optional.of(text);
  }

  /** Work text that was copied last; empty if something else was since. */
  synchronized Optional<String> workText() {
    Optional<String> outside = app.clipboard().text();
    if (inside.isPresent() && outside.equals(outsideThen)) {
      return inside;
    }
    return outside.isPresent() && outside.equals(letOut) ? letOut : Optional.empty();
  }

  synchronized Optional<String> outsideText() {
    return app.clipboard().text();
  }

  /** Forgets work text; what was let out is out. */
  synchronized void clear() {
    inside = Optional.empty();
    outsideThen = Optional.empty();
    letOut = Optional.empty();
  }
}
