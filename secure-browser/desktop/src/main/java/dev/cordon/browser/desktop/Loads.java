package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.channel.FromEngine;
import dev.cordon.browser.channel.Header;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.desktop.Failures.Notice;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The loads of one window: at most {@link #RUNNING} run, the rest wait in their order, and what is
 * beyond all bounds is refused. Heard on one thread; each load runs on one of the pool's.
 */
final class Loads {
  static final int RUNNING = 64;
  static final int WAITING = 2_000;
  // Addresses and headers of all of them: what an engine can make the app keep.
  static final long MOST_CHARS = 16 << 20;

  private final BrowserSession session;
  private final Mouth mouth;
  private final BrowserApp app;
  private final Failures failures;
  private final Patience patience;
  private final Numbers numbers;
  private final Hands hands = new Hands("load", RUNNING, WAITING);
  private final Map<Long, RunningLoad> running = new ConcurrentHashMap<>();
  private final AtomicLong heldChars = new AtomicLong();

  Loads(
      BrowserSession session,
      Mouth mouth,
      BrowserApp app,
      Failures failures,
      Patience patience,
      Numbers numbers) {
    this.session = session;
    this.mouth = mouth;
    this.app = app;
    this.failures = failures;
    this.patience = patience;
    this.numbers = numbers;
  }

  void start(FromEngine.Load wish) throws Nonsense {
    numbers.use(wish.id());
    long chars = chars(wish);
    RunningLoad load = new RunningLoad(wish, around(wish.id(), chars));
    if (running.putIfAbsent(wish.id(), load) != null) {
      throw new Nonsense("a number of a load that runs");
    }
    if (heldChars.addAndGet(chars) > MOST_CHARS || !hands.take(load)) {
      gone(wish.id(), chars);
      said(new ToEngine.Failed(wish.id(), failures.notice(Notice.BUSY)));
    }
  }

  private RunningLoad.Surroundings around(long id, long chars) {
    return new RunningLoad.Surroundings(
        session, mouth, app, failures, patience, () -> gone(id, chars));
  }

  private void gone(long id, long chars) {
    if (running.remove(id) != null) {
      heldChars.addAndGet(-chars);
    }
  }

  private static long chars(FromEngine.Load wish) {
    long chars = (long) wish.url().length() + wish.method().length();
    for (Header each : wish.headers()) {
      chars += (long) each.name().length() + each.value().length();
    }
    return chars;
  }

  private void said(ToEngine word) throws Nonsense {
    if (!mouth.later(word)) {
      throw new Nonsense("asks and does not listen");
    }
  }

  void body(FromEngine.Body part) throws Nonsense {
    Optional<IncomingBody> body = bodyOf(part.id());
    if (body.isPresent()) {
      body.get().bytes(part.bytes());
    }
  }

  void body(FromEngine.BodyFile part) throws Nonsense {
    Optional<IncomingBody> body = bodyOf(part.id());
    if (body.isPresent()) {
      body.get().file(part.file());
    }
  }

  void body(FromEngine.BodyEnd part) throws Nonsense {
    Optional<IncomingBody> body = bodyOf(part.id());
    if (body.isPresent()) {
      body.get().end();
    }
  }

  private Optional<IncomingBody> bodyOf(long id) throws Nonsense {
    Optional<RunningLoad> load = find(id);
    if (load.isPresent() && !load.get().body().isPresent()) {
      throw new Nonsense("a body for a load without one");
    }
    return load.flatMap(RunningLoad::body);
  }

  void cancel(FromEngine.Cancel wish) throws Nonsense {
    find(wish.id()).ifPresent(RunningLoad::cancel);
  }

  /** Whether it was about a load that runs. */
  boolean consumed(FromEngine.Consumed word) throws Nonsense {
    Optional<RunningLoad> load = find(word.id());
    if (load.isPresent()) {
      load.get().credit().give(word.bytes());
    }
    return load.isPresent();
  }

  private Optional<RunningLoad> find(long id) throws Nonsense {
    numbers.requireUsed(id);
    return Optional.ofNullable(running.get(id));
  }

  /** Ends all of them; their threads are gone soon after, and on return mostly. */
  void close() {
    running.values().forEach(RunningLoad::cancel);
    hands.close();
  }
}
