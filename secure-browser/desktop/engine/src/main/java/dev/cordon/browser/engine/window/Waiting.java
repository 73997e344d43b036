package dev.cordon.browser.engine.window;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;

/** Holds a script until something is answered, while the window lives on. */
final class Waiting {
  private Waiting() {}

  /** Empty if it failed, or if nobody can wait now (the window is being drawn). */
  static <T> Optional<T> forAnswer(CompletableFuture<T> answer) {
    if (!Platform.canStartNestedEventLoop()) {
      return Optional.empty();
    }
    Object key = new Object();
    CompletableFuture<Optional<T>> ended =
        answer.handle((value, failure) -> Optional.ofNullable(value));
    CompletableFuture<Void> unused =
        ended.thenAccept(
            value -> Platform.runLater(() -> Platform.exitNestedEventLoop(key, value)));
    Platform.enterNestedEventLoop(key);
    return ended.join();
  }
}
