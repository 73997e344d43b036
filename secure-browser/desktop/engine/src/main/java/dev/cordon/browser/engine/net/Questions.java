package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import javafx.application.Platform;

/** Questions to the app that one word answers. Safe for many threads. */
public final class Questions {
  /** How long a script is held for an answer that the app gives without asking anybody. */
  private static final int AT_ONCE_SECONDS = 5;

  private final Parent parent;
  private final Numbers numbers;
  private final Map<Long, CompletableFuture<ToEngine>> open = new ConcurrentHashMap<>();

  public Questions(Parent parent, Numbers numbers) {
    this.parent = parent;
    this.numbers = numbers;
  }

  /** Asks; the answer comes in another thread, or never. */
  public <T extends ToEngine> CompletableFuture<T> ask(
      LongFunction<FromEngine> question, Class<T> answer) {
    long id = numbers.next();
    CompletableFuture<ToEngine> future = new CompletableFuture<>();
    open.put(id, future);
    parent.say(question.apply(id));
    return future.thenApply(answer::cast);
  }

  /** Asks; the answer is heard in the window's thread, or never. */
  public <T extends ToEngine> void ask(
      LongFunction<FromEngine> question, Class<T> answer, Consumer<T> heard) {
    CompletableFuture<Void> unused =
        ask(question, answer).thenAccept(said -> Platform.runLater(() -> heard.accept(said)));
  }

  /** Asks and waits; empty if no answer comes soon. */
  public <T extends ToEngine> Optional<T> askAtOnce(
      LongFunction<FromEngine> question, Class<T> answer) {
    try {
      return Optional.of(ask(question, answer).get(AT_ONCE_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** May this be done? The answer is heard in the window's thread, or never. */
  public void mayI(int tab, FromEngine.Wish wish, String text, Consumer<ToEngine.Judged> heard) {
    ask(id -> new FromEngine.Ask(id, tab, wish, text), ToEngine.Judged.class, heard);
  }

  /** May this be done, for a script that waits. */
  public Optional<ToEngine.Judged> mayIAtOnce(int tab, FromEngine.Wish wish, String text) {
    return askAtOnce(id -> new FromEngine.Ask(id, tab, wish, text), ToEngine.Judged.class);
  }

  public void hear(long id, ToEngine answer) {
    CompletableFuture<ToEngine> future = open.remove(id);
    if (future != null) {
      future.complete(answer);
    }
  }
}
