package dev.cordon.browser.desktop;

import dev.cordon.browser.age.EngineVersion;
import dev.cordon.browser.channel.ToEngine;
import dev.cordon.browser.desktop.Ending.Cause;
import dev.cordon.browser.desktop.process.EngineCommand;
import dev.cordon.browser.desktop.process.EngineFiles;
import dev.cordon.browser.desktop.process.EngineProtection;
import dev.cordon.browser.desktop.process.EngineStarter;
import dev.cordon.browser.desktop.process.Sandbox;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.policy.protocol.ProtectionLevel;
import dev.cordon.policy.protocol.policy.Browser.Clear;
import dev.cordon.policy.protocol.policy.BrowserEngine;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * The secure browser of a desktop app (requirements B1 to B5, B7, B9).
 *
 * <p>Pages are shown by an engine in a process of its own, started ahead, so that the first page
 * shows fast. The process counts as hostile: all traffic, cookies, files and the clipboard are this
 * side's, judged by the policy. It is killed, and waited for, when its window closes, when the
 * container stops being open, when the policy forbids its version, and when it misbehaves; nothing
 * of that touches the container, and the next {@link #open} works. Safe for many threads.
 */
public final class SecureBrowser implements Closeable {
  private final Container work;
  private final BrowserApp app;
  private final EngineStarter starter;
  private final Failures failures;
  private final WorkClipboard clipboard;
  private final Engines engines;
  private final Watch watch;
  private final List<Registration> registrations = new ArrayList<>();

  SecureBrowser(
      Container work, OkHttpClient http, BrowserApp app, EngineStarter starter, Patience patience) {
    this.work = work;
    this.app = app;
    this.starter = starter;
    this.failures = new Failures(app::language);
    this.clipboard = new WorkClipboard(app);
    Sessions sessions = new Sessions(work, http, app, patience, starter.injectedScript());
    this.engines = new Engines(work, app, starter, patience, sessions);
    this.watch = new Watch(engines::checkPatience);
  }

  /**
   * A browser of {@code work}; while the container is open, an engine waits ready.
   *
   * @param http the app's one {@code SecureHttp} client of {@code work}
   * @throws IllegalStateException if the engine's jars are not on the app's class path
   */
  public static SecureBrowser in(Container work, OkHttpClient http, BrowserApp app) {
    try {
      EngineFiles files = EngineFiles.on(SecureBrowser.class.getClassLoader());
      EngineCommand command =
          new EngineCommand(files, app.engineDirectory(), System.getenv(), Sandbox::probe);
      return new SecureBrowser(work, http, app, command, Patience.USUAL).begin();
    } catch (IOException e) {
      throw new IllegalStateException("the engine's jars must be on the class path", e);
    }
  }

  SecureBrowser begin() {
    registrations.add(work.onStateChange(this::follow));
    registrations.add(work.onPolicyChange(policy -> followPolicy()));
    registrations.add(work.posture().add(this::health));
    watch.start();
    engines.warmUp();
    return this;
  }

  /**
   * Opens {@code url} in a new window with a session of its own; empty: the start page. Returns at
   * once. If it cannot open, the window is ended and says why.
   */
  public BrowserWindow open(String url) {
    Optional<Ending> refused = engines.whyNot();
    if (refused.isPresent()) {
      return new EndedWindow(refused.get());
    }
    Window window = engines.lend(new GateDesk(work, app, clipboard, failures), failures);
    window.open(url);
    EngineRule.warns(work.policy(), starter.version())
        .ifPresent(why -> window.later(new ToEngine.Notice(why.text(app.language()))));
    // A lock may have come meanwhile, and looked for windows before this one was there.
    engines.whyNot().ifPresent(window::end);
    return window;
  }

  private void follow(ContainerState state) {
    Optional<Ending> notOpen = Closing.because(state);
    if (notOpen.isPresent()) {
      clipboard.clear();
      engines.endAll(notOpen.get());
    } else {
      engines.warmUp();
    }
  }

  private void followPolicy() {
    Optional<Ending> forbidden = engines.whyNot();
    if (forbidden.isPresent()) {
      engines.endAll(forbidden.get());
    } else {
      engines.tellTerms();
      engines.warmUp();
    }
  }

  /** The app went to the background: forgets all, if the policy says so. */
  public void inBackground() {
    forget(Clear.ON_BACKGROUND, Cause.IN_BACKGROUND);
  }

  /** Nobody used the app for a while: forgets all, if the policy says so. */
  public void idle() {
    forget(Clear.ON_IDLE, Cause.IDLE);
  }

  private void forget(Clear when, Cause cause) {
    if (work.policy().browser().clear().contains(when)) {
      engines.endAll(Ending.of(cause));
      clipboard.clear();
    }
  }

  /** Whether an engine waits, so that the next page shows fast. */
  public boolean isReady() {
    return engines.isReady();
  }

  /** The engine's version, read from its jar. */
  public EngineVersion engine() {
    return EngineRule.version(starter.version());
  }

  /** What this system keeps the engine's process from, as it really holds here. */
  public Map<EngineProtection, ProtectionLevel> protections() {
    return starter.protections();
  }

  /** So that the container can be wiped for an old engine, where the policy says so. */
  private Health health() {
    return Health.of(Facts.NONE.withEngine(BrowserEngine.JAVAFX_WEB_VIEW, starter.version()));
  }

  /** Ends all windows and engines, and waits for them. */
  @Override
  public void close() {
    registrations.forEach(Registration::close);
    engines.close();
    watch.close();
  }
}
