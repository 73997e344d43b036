package dev.cordon.browser;

import dev.cordon.browser.access.AccessLog;
import dev.cordon.browser.cookie.PageCookies;
import dev.cordon.browser.download.DownloadTarget;
import dev.cordon.browser.download.Downloads;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.lend.LentFiles;
import dev.cordon.browser.lend.UploadSource;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.browser.page.PageRewriting;
import dev.cordon.browser.signin.SignIns;
import dev.cordon.browser.sites.SiteCategories;
import dev.cordon.browser.socket.PageSocket;
import dev.cordon.browser.socket.SocketEvents;
import dev.cordon.browser.socket.SocketRequest;
import dev.cordon.core.Container;
import dev.cordon.core.ContainerState;
import dev.cordon.core.Registration;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.net.SpentBuffers;
import java.io.Closeable;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import okhttp3.OkHttpClient;

/**
 * All that one browser window has of the network and of the container (requirements B1 to B6).
 *
 * <p>Every address, each redirect included, is judged by the policy in force and must be https. Two
 * sessions share nothing: not cookies, not sign-ins, not connections. Everything is in memory, and
 * gone when the session is closed or the container stops being open; what runs then ends. Safe for
 * many threads.
 */
public final class BrowserSession implements Closeable {
  /** How often one page may send the session on. */
  public static final int MAX_REDIRECTS = 20;

  /** So many loads run at once; the rest waits its turn. */
  public static final int MAX_LOADS = 64;

  /** A page and what it is made of; what scripts fetch and media may be longer. */
  public static final long MAX_PAGE_BYTES = 256L << 20;

  /** So much may be unpacked whatever it was packed into. */
  public static final long FREELY_UNPACKED_BYTES = 10L << 20;

  /** Beyond that: how many bytes may come of each that was received. */
  public static final long MAX_UNPACKING_RATIO = 1000;

  /** What the viewer is given lies in memory, and has at most so many bytes. */
  public static final int MAX_VIEWED_BYTES = 32 << 20;

  private final SessionMemory memory;
  private final SessionNet net;
  private final SessionSockets sockets;
  private final Downloads downloads;
  private final Ports ports;
  private final ExecutorService threads = SessionThreads.make();
  private final Registration untilLock;

  private BrowserSession(Container work, OkHttpClient http, Ports ports) {
    this.ports = ports;
    this.memory = new SessionMemory(work, ports);
    this.net = new SessionNet(work, http, memory, new Judge(work, ports), threads);
    this.sockets = new SessionSockets(work, net, threads);
    this.downloads = new Downloads(ports.downloads(), threads);
    this.untilLock = work.onStateChange(this::follow);
  }

  /** A session of {@code work} over the app's one {@code SecureHttp} client. */
  public static Builder in(Container work, OkHttpClient http) {
    return new Builder(work, http);
  }

  /**
   * Prepares a load; nothing is sent yet. What becomes a download goes on by itself.
   *
   * @throws IllegalStateException when it is loaded, if the session was closed
   */
  public Loading prepare(PageRequest request) {
    return prepare(request, Delivery.Files.ALONE);
  }

  /**
   * Saves what {@code url} answers now as a file, also what could be shown: the page as its server
   * sends it, without what scripts made of it since.
   *
   * @param tab whose page it is
   * @return {@link Loaded.Started}, {@link Loaded.Outside} or {@link Loaded.Refused}
   */
  public Loaded save(int tab, String url) throws ContainerException, BrowserException {
    return prepare(PageRequest.opening(tab, url, Hops.FOLLOW), Delivery.Files.SAVED).load();
  }

  Loading prepare(PageRequest request, Delivery.Files files) {
    return new HopByHop(net, request, new Delivery(net, ports.rewriting(), downloads, files));
  }

  /** The cookies as scripts of the pages that this session delivered see them. */
  public PageCookies cookies() {
    return memory.forPages();
  }

  /** Opens a WebSocket; what becomes of it, a refusal too, is told to {@code events}. */
  public PageSocket socket(SocketRequest request, SocketEvents events) {
    net.requireOpen();
    return sockets.open(request, events);
  }

  /**
   * The certificates that {@code host} showed last in this session, its own first, as it sent them;
   * none if this session has not spoken to it.
   */
  public List<X509Certificate> certificates(String host) {
    return memory.tally().of(host);
  }

  /** The downloads of this session. */
  public Downloads downloads() {
    return downloads;
  }

  /** The files that are lent to this session's engine. */
  public LentFiles files() {
    return memory.files();
  }

  /** Ends all that runs, downloads too, and forgets all that was remembered. */
  @Override
  public void close() {
    untilLock.close();
    memory.end();
    downloads.stopAll();
    net.endLoads();
    cut();
    threads.shutdown();
    SpentBuffers.overwrite();
  }

  private void follow(ContainerState state) {
    if (!(state instanceof ContainerState.Open)) {
      memory.clear();
      cut();
    }
  }

  private void cut() {
    downloads.cutAll();
    sockets.cut();
    net.cut();
  }

  /** What a session is made of. Everything but the container and the client has a safe default. */
  public static final class Builder {
    private final Container work;
    private final OkHttpClient http;
    private Ports ports = Ports.NONE;

    private Builder(Container work, OkHttpClient http) {
      this.work = work;
      this.http = http;
    }

    /** Where files go; without: none can be saved. */
    public Builder downloads(DownloadTarget target) {
      ports = ports.withDownloads(target);
      return this;
    }

    /** The app's picker; without: pages get no files. */
    public Builder uploads(UploadSource source) {
      ports = ports.withUploads(source);
      return this;
    }

    /** Who asks the employee; without: nobody. */
    public Builder signIns(SignIns asking) {
      ports = ports.withSignIns(asking);
      return this;
    }

    /**
     * A script that runs in front of every page's own; without: none.
     *
     * @throws IllegalArgumentException if it is not ASCII, or holds {@code </script}, {@code <!--},
     *     {@code ]]>} or a carriage return
     */
    public Builder injected(String script) {
      ports = ports.withRewriting(PageRewriting.with(script));
      return this;
    }

    /** Which host is in which category, for the policy's rules; without: none is in any. */
    public Builder categories(SiteCategories categories) {
      ports = ports.withCategories(categories);
      return this;
    }

    /** Where it is kept what was visited, as the policy says; without: nowhere. */
    public Builder accessLog(AccessLog log) {
      ports = ports.withAccessLog(log);
      return this;
    }

    /** The time that cookies expire by; without: the system's. */
    public Builder clock(Clock clock) {
      ports = ports.withClock(clock);
      return this;
    }

    /** Opens the session. */
    public BrowserSession open() {
      return new BrowserSession(work, http, ports);
    }
  }
}
