package dev.cordon.browser;

import dev.cordon.browser.cookie.PageCookies;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.download.Downloads;
import dev.cordon.browser.lend.LentFiles;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.browser.signin.SignIns;
import dev.cordon.browser.socket.PageSocket;
import dev.cordon.browser.socket.SocketEvents;
import dev.cordon.browser.socket.SocketRequest;
import dev.cordon.core.Container;
import java.io.Closeable;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import okhttp3.OkHttpClient;

/** All that one browser window has of the network and of the container. Safe for many threads. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"}) // the signatures come first
public final class BrowserSession implements Closeable {
  /** How often one page may send the session on. */
  public static final int MAX_REDIRECTS = 20;

  /** A session of {@code work} over the app's one {@code SecureHttp} client. */
  public static Builder in(Container work, OkHttpClient http) {
    return new Builder(work, http);
  }

  /** Prepares a load; nothing is sent yet. */
  public Loading prepare(PageRequest request) {
    throw new UnsupportedOperationException(request.toString());
  }

  /** The cookies as scripts see them. */
  public PageCookies cookies() {
    throw new UnsupportedOperationException();
  }

  /** Opens a WebSocket; what becomes of it, a refusal too, is told to {@code events}. */
  public PageSocket socket(SocketRequest request, SocketEvents events) {
    throw new UnsupportedOperationException(request.toString() + events);
  }

  /**
   * The certificates that {@code host} showed last in this session, its own first, as it sent them;
   * none if this session has no connection to it.
   */
  public List<X509Certificate> certificates(String host) {
    throw new UnsupportedOperationException(host);
  }

  /** The downloads of this session. */
  public Downloads downloads() {
    throw new UnsupportedOperationException();
  }

  /** The files that are lent to this session's engine. */
  public LentFiles files() {
    throw new UnsupportedOperationException();
  }

  /** Ends all that runs and forgets all that was remembered. */
  @Override
  public void close() {}

  /** What a session is made of. Everything but the container and the client has a safe default. */
  public static final class Builder {
    private Builder(Container work, OkHttpClient http) {}

    /** Where files go; without: downloads are refused. */
    public Builder downloads(DownloadTarget target) {
      return this;
    }

    /** The app's picker; without: pages get no files. */
    public Builder uploads(UploadSource source) {
      return this;
    }

    /** Who asks the employee; without: nobody. */
    public Builder signIns(SignIns asking) {
      return this;
    }

    /** A script that runs in front of every page's own; without: none. */
    public Builder injected(String script) {
      return this;
    }

    /** The time that cookies expire by; without: the system's. */
    public Builder clock(Clock clock) {
      return this;
    }

    /** Opens the session. */
    public BrowserSession open() {
      return new BrowserSession();
    }
  }
}
