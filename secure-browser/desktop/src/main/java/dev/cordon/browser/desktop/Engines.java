package dev.cordon.browser.desktop;

import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.browser.desktop.process.EngineStarter;
import dev.cordon.core.Container;
import dev.cordon.policy.protocol.policy.Browser.Clear;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The engines of one browser: at most one that waits warm, and one for each window. Never holds its
 * monitor while something ends or starts. Safe for many threads.
 */
final class Engines {
  private static final int MOST_STRIKES = 3;

  private final Container work;
  private final BrowserApp app;
  private final EngineStarter starter;
  private final Patience patience;
  private final Sessions sessions;
  private final Map<Child, Opened> windows = new HashMap<>(); // guarded by this
  private Optional<Child> warm = Optional.empty(); // guarded by this
  private int strikes; // guarded by this: engines that died before they were ready, in a row
  private boolean closed; // guarded by this
  private Optional<String> mark = Optional.empty(); // guarded by this: the policy's, last told

  private record Opened(Window window, Sessions.Open session) {}

  Engines(
      Container work, BrowserApp app, EngineStarter starter, Patience patience, Sessions sessions) {
    this.work = work;
    this.app = app;
    this.starter = starter;
    this.patience = patience;
    this.sessions = sessions;
  }

  /** Why there may be no window now; empty if there may. */
  Optional<Ending> whyNot() {
    synchronized (this) {
      if (closed) {
        return Optional.of(Ending.of(Cause.CLOSED_BY_APP));
      }
    }
    Optional<Ending> notOpen = Closing.because(work.state());
    return notOpen.isPresent() ? notOpen : EngineRule.forbids(work.policy(), starter.version());
  }

  /** A window with the engine that waits, or a new one. */
  synchronized Window lend(GateDesk gate, Failures failures) {
    Child child = warm.orElseGet(this::start);
    warm = Optional.empty();
    strikes = 0;
    Sessions.Open session = sessions.open();
    Conversation.Talk talk =
        new Conversation.Talk(
            session.session(), session.signIns(), child.mouth(), gate, app, failures, patience);
    Window window = new Window(child, talk);
    windows.put(child, new Opened(window, session));
    return window;
  }

  /** The monitor is held. */
  private Child start() {
    Child child = new Child(starter, new Child.Events(this::ready, this::ended));
    child.mouth().later(terms());
    child.start();
    return child;
  }

  private ToEngine terms() {
    return new ToEngine.Setup(WindowTerms.of(work, app));
  }

  private synchronized void ready(Child child) {
    strikes = 0;
  }

  /** On the engine's own thread, when its process is gone. */
  private void ended(Child child) {
    Optional<Opened> opened;
    synchronized (this) {
      if (warm.filter(each -> each == child).isPresent()) {
        warm = Optional.empty();
      }
      strikes += child.isReady() ? 0 : 1;
      opened = Optional.ofNullable(windows.remove(child));
    }
    opened.ifPresent(this::finish);
    warmUp();
    opened.map(Opened::window).ifPresent(Window::tell);
  }

  private void finish(Opened opened) {
    opened.window().finish();
    Cause cause = opened.window().ending().map(Ending::cause).orElse(Cause.CRASHED);
    boolean byHand = cause == Cause.CLOSED || cause == Cause.CLOSED_BY_APP;
    boolean keeps = !work.policy().browser().clear().contains(Clear.ON_CLOSE);
    if (byHand && keeps && !whyNot().isPresent()) {
      sessions.keep(opened.session());
    } else {
      opened.session().close();
    }
  }

  /** Starts an engine ahead, if there is a use for one. */
  void warmUp() {
    if (!whyNot().isPresent() && startsWarm()) {
      // A lock may have come meanwhile, and looked for engines before this one was there.
      whyNot().ifPresent(this::endAll);
    }
  }

  private synchronized boolean startsWarm() {
    boolean useful = !closed && !warm.isPresent() && windows.isEmpty() && strikes < MOST_STRIKES;
    if (useful) {
      warm = Optional.of(start());
    }
    return useful;
  }

  synchronized boolean isReady() {
    return warm.filter(Child::isReady).isPresent();
  }

  /** The policy or the app's words may be others now. */
  synchronized void tellTerms() {
    children().forEach(child -> child.mouth().later(terms()));
  }

  void checkPatience() {
    children().forEach(child -> child.checkPatience(patience));
    try {
      renewMark();
    } catch (RuntimeException bugOfTheApp) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, bugOfTheApp);
    }
  }

  /** The minute in the watermark is another by now. */
  private synchronized void renewMark() {
    Optional<String> now = WindowTerms.mark(work, "");
    if (!now.equals(mark)) {
      mark = now;
      tellTerms();
    }
  }

  private synchronized List<Child> children() {
    List<Child> children = new ArrayList<>(windows.keySet());
    warm.ifPresent(children::add);
    return children;
  }

  /** On return every engine is gone, and no session waits. */
  void endAll(Ending why) {
    List<Window> open;
    Optional<Child> waiting;
    synchronized (this) {
      open = windows.values().stream().map(Opened::window).toList();
      waiting = warm;
      warm = Optional.empty();
    }
    open.forEach(window -> window.end(why));
    waiting.ifPresent(child -> child.end(why.cause()));
    sessions.forget();
  }

  /** Ends all, for good, and waits for the threads too. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    List<Child> children = children();
    endAll(Ending.of(Cause.CLOSED_BY_APP));
    try {
      for (Child each : children) {
        each.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sessions.forget();
  }
}
