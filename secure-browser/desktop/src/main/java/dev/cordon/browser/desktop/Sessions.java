package dev.cordon.browser.desktop;

import dev.cordon.browser.BrowserSession;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.core.Container;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * A session for each window. Where the policy ({@code browser.clear}) does not have all forgotten
 * when a window closes, the session waits for the next window. Safe for many threads.
 */
final class Sessions {
  private final Container work;
  private final OkHttpClient http;
  private final BrowserApp app;
  private final Patience patience;
  private final String injected;
  private Optional<Open> kept = Optional.empty(); // guarded by this

  /** A session and who asks for sign-ins in it. */
  record Open(BrowserSession session, SignInDesk signIns) {
    void close() {
      signIns.close();
      session.close();
    }
  }

  Sessions(Container work, OkHttpClient http, BrowserApp app, Patience patience, String injected) {
    this.work = work;
    this.http = http;
    this.app = app;
    this.patience = patience;
    this.injected = injected;
  }

  /** The one that waits, or a new one. */
  synchronized Open open() {
    Optional<Open> waiting = kept;
    kept = Optional.empty();
    return waiting.orElseGet(this::fresh);
  }

  private Open fresh() {
    SignInDesk signIns = new SignInDesk(patience.typing());
    BrowserSession.Builder builder =
        BrowserSession.in(work, http)
            .uploads(app.uploads())
            .signIns(signIns)
            .categories(app.categories())
            .accessLog(app.accessLog())
            .injected(injected);
    Optional<DownloadTarget> downloads = app.downloads();
    return new Open(
        (downloads.isPresent() ? builder.downloads(downloads.get()) : builder).open(), signIns);
  }

  /** For the next window, unless another waits. */
  void keep(Open session) {
    boolean takes;
    synchronized (this) {
      takes = !kept.isPresent();
      if (takes) {
        kept = Optional.of(session);
      }
    }
    if (!takes) {
      session.close();
    }
  }

  /** Forgets the one that waits. */
  void forget() {
    Optional<Open> waiting;
    synchronized (this) {
      waiting = kept;
      kept = Optional.empty();
    }
    waiting.ifPresent(Open::close);
  }
}
