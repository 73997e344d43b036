package dev.cordon.browser;

import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.core.Container;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SecureHttp;
import java.io.Closeable;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.OkHttpClient;

/**
 * The short door to a {@link BrowserSession}: loads work pages and files that the employee opens,
 * and waits for files to be whole (requirements B1 to B5). Safe for many threads.
 */
public final class Loader implements Closeable {
  private final BrowserSession session;

  private Loader(BrowserSession session) {
    this.session = session;
  }

  /** A loader with an HTTP client of its own; make one and keep it, as {@link SecureHttp} says. */
  public static Loader in(Container work, DownloadTarget downloads) {
    return in(work, SecureHttp.in(work), downloads);
  }

  /** A loader over an app's one {@link SecureHttp} client of {@code work}. */
  public static Loader in(Container work, OkHttpClient http, DownloadTarget downloads) {
    return new Loader(BrowserSession.in(work, http).downloads(downloads).open());
  }

  /**
   * Loads {@code url}; the caller closes a {@link Loaded.Page}. What a page view cannot show is
   * {@link Loaded.Downloaded}.
   *
   * @throws IllegalStateException if the loader was closed
   * @throws dev.cordon.core.error.ContainerClosedException if the container is or becomes not open
   * @throws dev.cordon.core.net.UntrustedServerException if the server is not trusted
   * @throws dev.cordon.core.net.UnreachableServerException if there is no connection to it
   * @throws ContainerException also as the download target throws it
   * @throws BrowserException if a download began and could not be finished, or was stopped
   */
  public Loaded load(String url) throws ContainerException, BrowserException {
    PageRequest opening =
        new PageRequest(
            0,
            url,
            "GET",
            Headers.of("Sec-Fetch-Site", "none"),
            Optional.empty(),
            Destination.OTHER,
            Hops.FOLLOW);
    return session.prepare(opening, Delivery.Files.AWAITED).load();
  }

  /** Forgets the cookies, and ends pages that are still being read. */
  @Override
  public void close() {
    session.close();
  }
}
