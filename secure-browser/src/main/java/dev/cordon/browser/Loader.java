package dev.cordon.browser;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.cookie.MemoryCookies;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SecureHttp;
import dev.cordon.policy.protocol.policy.Browser;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Loads work pages and files (requirements B1 to B5).
 *
 * <p>Every address, redirects included, is judged by the policy in force and must be https. Cookies
 * live in this loader's memory, and are gone when it is closed or the container stops being open.
 * Pages come with headers that forbid storing; files go straight into the {@link DownloadTarget}.
 * Nothing is written anywhere else. Safe for many threads.
 */
public final class Loader implements Closeable {
  /** How often one page may send the loader on. */
  public static final int MAX_REDIRECTS = 20;

  private final Container work;
  private final DownloadTarget downloads;
  private final MemoryCookies cookies;
  private final OkHttpClient http;
  private final Registration untilLock;
  private volatile boolean closed;

  private Loader(Container work, OkHttpClient http, DownloadTarget downloads, Clock clock) {
    this.work = work;
    this.downloads = downloads;
    this.cookies = new MemoryCookies(clock, this::mayRemember);
    this.http = http.newBuilder().cookieJar(cookies).followRedirects(false).build();
    this.untilLock = work.onStateChange(this::follow);
  }

  /** A loader with an HTTP client of its own; make one and keep it, as {@link SecureHttp} says. */
  public static Loader in(Container work, DownloadTarget downloads) {
    return in(work, SecureHttp.in(work), downloads);
  }

  /** A loader over an app's one {@link SecureHttp} client of {@code work}. */
  public static Loader in(Container work, OkHttpClient http, DownloadTarget downloads) {
    return new Loader(work, http, downloads, Clock.systemUTC());
  }

  static Loader at(Clock clock, Container work, OkHttpClient http, DownloadTarget downloads) {
    return new Loader(work, http, downloads, clock);
  }

  /**
   * Loads {@code url}; the caller closes a {@link Loaded.Page}.
   *
   * @throws dev.cordon.core.error.ContainerClosedException if the container is or becomes not open
   * @throws dev.cordon.core.net.UntrustedServerException if the server is not trusted
   * @throws dev.cordon.core.net.UnreachableServerException if there is no connection to it
   * @throws ContainerException also as the download target throws it
   * @throws BrowserException if a download began and could not be finished, or was stopped
   */
  public Loaded load(String url) throws ContainerException, BrowserException {
    if (closed) {
      throw new IllegalStateException("the loader was closed");
    }
    return load(Address.read(HttpUrl.parse(url)), MAX_REDIRECTS);
  }

  /** Forgets the cookies. Pages that are still being read go on until they are closed. */
  @Override
  public void close() {
    closed = true;
    untilLock.close();
    cookies.clear();
  }

  private Loaded load(Address.Reading reading, int redirectsLeft)
      throws ContainerException, BrowserException {
    if (reading instanceof Address.Unreadable unreadable) {
      return new Loaded.Refused(unreadable.why());
    }
    HttpUrl url = ((Address.Canonical) reading).url();
    return switch (SiteRules.of(policy().sites()).judge(url)) {
      case OUTSIDE -> new Loaded.Outside(url.toString());
      case BLOCKED -> refused(Problem.SITE_BLOCKED, url.host());
      case CONTAINER ->
          url.isHttps() ? fetch(url, redirectsLeft) : refused(Problem.CLEARTEXT, url.host());
    };
  }

  private Loaded fetch(HttpUrl url, int redirectsLeft) throws ContainerException, BrowserException {
    Answer answer = new Answer(execute(url));
    if (!answer.isRedirect()) {
      return deliver(answer, url);
    }
    answer.response().close();
    return redirectsLeft == 0
        ? refused(Problem.TOO_MANY_REDIRECTS, String.valueOf(MAX_REDIRECTS), url.host())
        : load(Address.read(answer.redirect()), redirectsLeft - 1);
  }

  private Response execute(HttpUrl url) throws ContainerException, BrowserException {
    try {
      return http.newCall(new Request.Builder().url(url).build()).execute();
    } catch (ContainerException e) {
      throw e;
    } catch (IOException e) {
      throw new BrowserException(Refusal.of(Problem.STOPPED, url.host()), e);
    }
  }

  private Loaded deliver(Answer answer, HttpUrl url) throws ContainerException, BrowserException {
    Response response = answer.response();
    if (!answer.isDownload()) {
      return new Loaded.Page(
          response.code(),
          answer.mediaType(),
          answer.unstorable(),
          url.toString(),
          response.body().byteStream());
    }
    try (response) {
      return download(answer, url.host());
    }
  }

  private Loaded download(Answer answer, String host) throws ContainerException, BrowserException {
    if (policy().downloads() == Browser.Downloads.BLOCKED) {
      return refused(Problem.DOWNLOADS_BLOCKED, "browser.downloads");
    }
    if (!answer.hasKnownEnd()) {
      return refused(Problem.DOWNLOAD_WITHOUT_END, host);
    }
    return new Downloading(downloads, host)
        .carry(answer.download(), answer.response().body().byteStream());
  }

  private static Loaded refused(Problem problem, String... arguments) {
    return new Loaded.Refused(Refusal.of(problem, arguments));
  }

  private Browser policy() {
    return work.policy().browser();
  }

  private boolean mayRemember() {
    return !closed && work.state() instanceof ContainerState.Open;
  }

  private void follow(ContainerState state) {
    if (!(state instanceof ContainerState.Open)) {
      cookies.clear();
    }
  }
}
