package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.channel.FromEngine.Shown;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.lend.LendableFile;
import dev.cordon.core.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A window with an engine of its own. */
final class Window implements BrowserWindow {
  private static final int MOST_TABS = 1_000;

  private final Child child;
  private final BrowserSession session;
  private final Failures failures;
  private final Conversation conversation;
  private final List<Consumer<Shown>> watching = new CopyOnWriteArrayList<>();
  private final List<Consumer<Ending>> waiting = new CopyOnWriteArrayList<>();
  private final Map<Integer, Shown> tabs = new TreeMap<>(); // guarded by this
  private Optional<Ending> ending = Optional.empty(); // guarded by this
  private boolean told; // guarded by this

  Window(Child child, Conversation.Talk talk) {
    this.child = child;
    this.session = talk.session();
    this.failures = talk.failures();
    this.conversation =
        new Conversation(
            talk,
            new Conversation.News(
                this::shown, () -> end(Ending.of(Cause.CLOSED)), talk.app()::touched));
    child.lend(conversation);
  }

  @Override
  public void open(String url) {
    child.mouth().later(new ToEngine.Open(url));
  }

  @Override
  public void show(LendableFile file) {
    try {
      later(Viewing.of(session.files().lend(file)));
    } catch (BrowserException e) {
      later(new ToEngine.Notice(e.text(failures.language())));
    }
  }

  void later(ToEngine word) {
    child.mouth().later(word);
  }

  private void shown(Shown now) {
    synchronized (this) {
      if (tabs.size() < MOST_TABS || tabs.containsKey(now.tab())) {
        tabs.put(now.tab(), now);
      }
    }
    watching.forEach(each -> each.accept(now));
  }

  @Override
  public Registration onChange(Consumer<Shown> listener) {
    List<Shown> known;
    synchronized (this) {
      known = new ArrayList<>(tabs.values());
    }
    known.forEach(listener);
    watching.add(listener);
    return () -> watching.remove(listener);
  }

  @Override
  public Registration onEnding(Consumer<Ending> listener) {
    Optional<Ending> over;
    synchronized (this) {
      over = told ? ending : Optional.empty();
      if (!told) {
        waiting.add(listener);
      }
    }
    over.ifPresent(listener);
    return () -> waiting.remove(listener);
  }

  @Override
  public synchronized Optional<Ending> ending() {
    return ending;
  }

  @Override
  public boolean isOpen() {
    return !ending().isPresent();
  }

  /** Ends it: on return the engine's process is gone. The first ending counts. */
  void end(Ending why) {
    synchronized (this) {
      if (!ending.isPresent()) {
        ending = Optional.of(why);
      }
    }
    child.end(why.cause());
  }

  /** The engine is gone: ends what it began. Called once, on the engine's thread. */
  void finish() {
    conversation.close();
    synchronized (this) {
      if (!ending.isPresent()) {
        ending = Optional.of(Ending.of(child.cause().orElse(Cause.CRASHED)));
      }
    }
  }

  /** The last: all is gone. */
  void tell() {
    Ending over;
    synchronized (this) {
      told = true;
      over = ending.orElseThrow();
    }
    waiting.forEach(each -> each.accept(over));
  }

  @Override
  public void close() {
    end(Ending.of(Cause.CLOSED_BY_APP));
    try {
      child.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
