package dev.cordon.browser;

import dev.cordon.browser.download.Downloads;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.PageRewriting;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.policy.Browser;
import dev.cordon.policy.protocol.policy.Permission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What an answer becomes: a page, something for the viewer, or a file. */
final class Delivery {
  private static final Set<Destination> DIVERTED =
      Set.of(Destination.DOCUMENT, Destination.FRAME, Destination.OTHER);
  private static final Set<Destination> STREAMED =
      Set.of(Destination.MEDIA, Destination.FETCH, Destination.WORKER);

  private final SessionNet net;
  private final PageRewriting rewriting;
  private final Downloads downloads;
  private final Files files;

  /** How an answer becomes a file. */
  enum Files {
    /** What cannot be shown, while the load waits. */
    AWAITED,
    /** What cannot be shown; it goes on by itself. */
    ALONE,
    /** Whatever comes, because the employee saves it; it goes on by itself. */
    SAVED
  }

  /** Delivers for one session. */
  Delivery(SessionNet net, PageRewriting rewriting, Downloads downloads, Files files) {
    this.net = net;
    this.rewriting = rewriting;
    this.downloads = downloads;
    this.files = files;
  }

  Loaded deliver(Answer answer, Hop hop, HopByHop load)
      throws ContainerException, BrowserException {
    Destination destination = hop.request().destination();
    if (!becomesFile(answer, destination)) {
      return files == Files.SAVED ? notSaved(answer) : page(answer, hop, load);
    }
    InputStream body = bounded(answer, hop, load.asFile());
    boolean taken = false;
    try {
      Loaded loaded =
          files != Files.SAVED && destination == Destination.DOCUMENT && answer.isForViewer()
              ? new Viewing(net.memory().files(), this::fileOf).view(answer, hop, body, load)
              : file(answer, hop, body, load);
      taken = loaded instanceof Loaded.Started;
      return loaded;
    } finally {
      if (!taken) {
        close(body);
      }
    }
  }

  private boolean becomesFile(Answer answer, Destination destination) {
    return files == Files.SAVED
        ? answer.hasContent()
        : !answer.isRedirect() && DIVERTED.contains(destination) && answer.isDownload();
  }

  private static Loaded notSaved(Answer answer) {
    answer.response().close();
    String status = String.valueOf(answer.response().code());
    return refused(Problem.PAGE_NOT_SAVED, answer.url().host(), status);
  }

  /** What turned out not to be for the viewer: the bytes that were read, and the rest. */
  private Loaded fileOf(byte[] read, Answer answer, Hop hop, InputStream rest, HopByHop load)
      throws ContainerException, BrowserException {
    boolean blocked = net.judge().policy().downloads() == Browser.Downloads.BLOCKED;
    if (blocked && read.length > BrowserSession.MAX_VIEWED_BYTES) {
      String most = String.valueOf(BrowserSession.MAX_VIEWED_BYTES >> 20);
      return refused(Problem.DOCUMENT_TOO_LARGE, hop.url().host(), most);
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(read), rest);
    return file(answer, hop, whole, load);
  }

  private Loaded file(Answer answer, Hop hop, InputStream body, HopByHop load)
      throws ContainerException, BrowserException {
    if (net.judge().policy().downloads() == Browser.Downloads.BLOCKED) {
      return refused(Problem.DOWNLOADS_BLOCKED, "browser.downloads");
    }
    if (!answer.hasKnownEnd()) {
      return refused(Problem.DOWNLOAD_WITHOUT_END, hop.url().host());
    }
    HttpOffer offer = new HttpOffer(hop, answer, body, load);
    if (files == Files.AWAITED) {
      return new Loaded.Downloaded(offer.name(), downloads.carry(offer));
    }
    try {
      load.becomeDownload();
      return new Loaded.Started(downloads.start(offer), offer.name());
    } catch (BrowserException e) {
      return new Loaded.Refused(e.refusal());
    }
  }

  private Loaded page(Answer answer, Hop hop, HopByHop load)
      throws ContainerException, BrowserException {
    boolean becomesPage =
        hop.request().destination().isPage() && !answer.isRedirect() && !answer.isEmpty();
    InputStream body = bounded(answer, hop, load);
    PageRewriting.Rewritten page = rewritten(answer, body, becomesPage);
    if (becomesPage) {
      net.memory().deliver(hop.request(), answer.url());
    }
    return new Loaded.Page(
        answer.response().code(),
        answer.mediaType(),
        page.headers(),
        answer.url().toString(),
        page.body());
  }

  private PageRewriting.Rewritten rewritten(Answer answer, InputStream body, boolean page)
      throws ContainerException, BrowserException {
    boolean scripts = net.judge().policy().pages().javascript() == Permission.ALLOWED;
    try {
      return rewriting.rewrite(answer.response().headers(), body, page, scripts);
    } catch (ContainerException | BrowserException e) {
      close(body);
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("a page's body has typed errors only", e);
    }
  }

  /** An answer's body within the bounds of what it is for. */
  InputStream bounded(Answer answer, Hop hop, PageBody.Owner owner) {
    Headers fields = answer.response().headers();
    boolean file = becomesFile(answer, hop.request().destination());
    boolean stream =
        file
            || STREAMED.contains(hop.request().destination())
            || String.valueOf(fields.get("Content-Type")).startsWith("text/event-stream");
    Tally.@Nullable Received received = answer.response().request().tag(Tally.Received.class);
    return new PageBody(
        answer.response().body().byteStream(),
        received == null ? new Tally.Received() : received,
        new PageBody.Bounds(
            stream ? Long.MAX_VALUE : BrowserSession.MAX_PAGE_BYTES,
            BrowserSession.FREELY_UNPACKED_BYTES,
            BrowserSession.MAX_UNPACKING_RATIO),
        hop.url().host(),
        owner);
  }

  private static Loaded refused(Problem problem, String... arguments) {
    return new Loaded.Refused(Refusal.of(problem, arguments));
  }

  private static void close(InputStream body) {
    try {
      body.close();
    } catch (IOException e) {
      // Nobody wants more of it.
    }
  }
}
