package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.signin.SignIns;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the employee, through the window that the session has now, who they are. Belongs to a
 * session, which may outlive its window where the policy says so. Safe for many threads.
 */
final class SignInDesk implements SignIns {
  private final Duration patience;
  private final AtomicLong numbers = new AtomicLong();
  private final Map<Long, CompletableFuture<Optional<Credentials>>> waiting =
      new ConcurrentHashMap<>();
  private volatile Optional<Mouth> window = Optional.empty();

  SignInDesk(Duration patience) {
    this.patience = patience;
  }

  /** From now on questions are asked there. */
  void open(Mouth mouth) {
    window = Optional.of(mouth);
  }

  /** Nobody is asked any more; who waits hears that it was declined. */
  void close() {
    window = Optional.empty();
    waiting.values().forEach(each -> each.complete(Optional.empty()));
  }

  @Override
  public Optional<Credentials> ask(Question question) {
    long id = numbers.incrementAndGet();
    CompletableFuture<Optional<Credentials>> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    try {
      Optional<Mouth> now = window;
      return now.isPresent() && now.get().later(words(id, question))
          ? answer.get(patience.toMillis(), TimeUnit.MILLISECONDS)
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } finally {
      waiting.remove(id);
    }
  }

  private static ToEngine words(long id, Question question) {
    return new ToEngine.AskSignIn(
        id, question.tab(), question.host(), question.realm(), question.again());
  }

  /** An answer to what nobody asks any more is late, to what nobody ever asked is nonsense. */
  void answered(FromEngine.SignIn word) throws Nonsense {
    if (word.id() < 1 || word.id() > numbers.get()) {
      throw new Nonsense("a sign-in that nobody asked for");
    }
    CompletableFuture<Optional<Credentials>> asked = waiting.get(word.id());
    if (asked != null) {
      asked.complete(
          word.credentials().map(typed -> new Credentials(typed.user(), typed.password())));
    }
  }
}
