package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.download.Content.Warning;
import dev.cordon.browser.download.DownloadProgress;
import dev.cordon.browser.download.DownloadProgress.State;
import dev.cordon.browser.download.Downloads;
import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.policy.protocol.policy.Browser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B3")
@Timeout(60)
class SessionDownloadTest {
  private static final byte[] FILE = bytes(1 << 20);

  // The end of the stream. A socket closed with words unread would be reset instead, and the
  // client could lose even the head of the answer.
  private static final SocketEffect BREAK = new SocketEffect.CloseSocket(false, false, true);

  private final MemoryTarget target = new MemoryTarget();
  private final BlockingQueue<DownloadProgress> told = new LinkedBlockingQueue<>();
  private Intranet net;
  private BrowserSession session;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
    session = BrowserSession.in(net.work.container(), net.http).downloads(target).open();
    session.downloads().onProgress(told::add);
  }

  @AfterEach
  void stop() {
    session.close();
    net.close();
  }

  @Test
  void itGoesOnByItselfAndIsToldOf() throws Exception {
    net.server.enqueue(file(FILE).build());
    Loaded.Started started = assertInstanceOf(Loaded.Started.class, load());
    assertEquals("f.zip", started.name());
    DownloadProgress end = end();
    assertEquals(State.KEPT, end.state());
    assertEquals(FILE.length, end.bytes());
    assertEquals(started.id(), end.id());
    assertEquals(FILE.length, end.what().lengthBytes().orElse(0));
    assertArrayEquals(FILE, target.kept.get(0));
    assertEquals(end, session.downloads().all().get(0));
  }

  @Test
  void aPageThatIsSavedIsAFileAndNotShown() throws Exception {
    net.server.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", "/wiki/Home").build());
    net.server.enqueue(html("<title>Home</title>").build());
    Loaded.Started started =
        assertInstanceOf(Loaded.Started.class, session.save(1, net.url("files.example", "/wiki/")));
    assertEquals("Home.html", started.name());
    assertEquals(State.KEPT, end().state());
    assertEquals("<title>Home</title>", new String(target.kept.get(0), StandardCharsets.UTF_8));
  }

  @Test
  void aPageThatDoesNotComeIsNotSaved() throws Exception {
    net.server.enqueue(html("gone").code(410).build());
    Loaded.Refused refused =
        assertInstanceOf(Loaded.Refused.class, session.save(1, net.url("files.example", "/wiki/")));
    assertEquals(Problem.PAGE_NOT_SAVED, refused.why().problem());
    assertEquals(0, target.opened.size());
  }

  @Test
  void whereThePolicyBlocksDownloadsNoPageIsSaved() throws Exception {
    Browser policy = net.work.container().policy().browser();
    net.work.publish(policy.withDownloads(Browser.Downloads.BLOCKED));
    net.server.enqueue(html("hello").build());
    Loaded.Refused refused =
        assertInstanceOf(Loaded.Refused.class, session.save(1, net.url("files.example", "/")));
    assertEquals(Problem.DOWNLOADS_BLOCKED, refused.why().problem());
    assertEquals(0, target.opened.size());
  }

  @Test
  void aBreakIsTakenUpWhereItWas() throws Exception {
    net.server.enqueue(file(FILE).addHeader("ETag", "\"v1\"").onResponseBody(BREAK).build());
    net.server.setDispatcher(new Resuming(net.server.getDispatcher(), "\"v1\"", FILE, 0));
    load();
    assertEquals(State.KEPT, end().state());
    assertArrayEquals(FILE, target.kept.get(0));
    assertEquals(1, target.opened.size());
    net.server.takeRequest();
    RecordedRequest rest = net.server.takeRequest();
    assertEquals("\"v1\"", rest.getHeaders().get("If-Range"));
    assertTrue(String.valueOf(rest.getHeaders().get("Range")).matches("bytes=[0-9]+-"));
  }

  @Test
  void whereTheFileIsAnotherByNowItStartsAgain() throws Exception {
    byte[] fresh = bytes(77_777);
    net.server.enqueue(file(FILE).addHeader("ETag", "\"v1\"").onResponseBody(BREAK).build());
    net.server.enqueue(file(fresh).addHeader("ETag", "\"v2\"").build());
    load();
    assertEquals(State.KEPT, end().state());
    assertEquals(1, target.kept.size());
    assertArrayEquals(fresh, target.kept.get(0));
    assertEquals(1, target.discarded);
  }

  @Test
  void aRestThatDoesNotFitIsNotTaken() throws Exception {
    for (String range : new String[] {"bytes 0-9/1048576", "bytes 5-9/*", "x"}) {
      net.server.enqueue(file(FILE).addHeader("ETag", "\"v1\"").onResponseBody(BREAK).build());
      net.server.enqueue(file(bytes(9)).code(206).addHeader("Content-Range", range).build());
      load();
      assertEquals(State.BROKEN_OFF, end().state());
    }
    assertEquals(0, target.kept.size());
    assertEquals(3, target.discarded);
  }

  @Test
  void aRestFromElsewhereIsNotTakenAlthoughItsLengthFits() throws Exception {
    net.server.enqueue(file(FILE).addHeader("ETag", "\"v1\"").onResponseBody(BREAK).build());
    net.server.setDispatcher(new Resuming(net.server.getDispatcher(), "\"v1\"", FILE, 1));
    load();
    assertEquals(State.BROKEN_OFF, end().state());
    assertEquals(0, target.kept.size());
  }

  @Test
  void withoutAStrongNameOfTheVersionItBreaksOff() throws Exception {
    for (String weak : new String[] {"W/\"v1\"", "v1"}) {
      net.server.enqueue(file(FILE).addHeader("ETag", weak).onResponseBody(BREAK).build());
      load();
      DownloadProgress end = end();
      assertEquals(State.BROKEN_OFF, end.state());
      Refusal why = assertInstanceOf(Refusal.class, refusal(end));
      assertEquals(Problem.DOWNLOAD_INTERRUPTED, why.problem());
    }
  }

  private static Object refusal(DownloadProgress end) {
    return ((dev.cordon.browser.error.BrowserException) end.why().orElseThrow()).refusal();
  }

  @Test
  void stoppedItLeavesNothingAlthoughTheServerIsSilent() throws Exception {
    net.server.enqueue(file(FILE).throttleBody(64 * 1024, 60, TimeUnit.SECONDS).build());
    Loaded.Started started = assertInstanceOf(Loaded.Started.class, load());
    while (target.opened.isEmpty()) {
      told.take();
    }
    session.downloads().stop(started.id());
    assertEquals(State.STOPPED, end().state());
    assertEquals(1, target.discarded);
    assertEquals(0, target.kept.size());
  }

  @Test
  @Tag("B2")
  void aLockEndsItAndLeavesNothing() throws Exception {
    net.server.enqueue(file(FILE).throttleBody(64 * 1024, 60, TimeUnit.SECONDS).build());
    load();
    while (target.opened.isEmpty()) {
      told.take();
    }
    net.work.lock();
    DownloadProgress end = end();
    assertEquals(State.BROKEN_OFF, end.state());
    assertInstanceOf(ContainerClosedException.class, end.why().orElseThrow());
    assertEquals(1, target.discarded);
    assertEquals(0, target.kept.size());
  }

  @Test
  void aLengthThatIsALieIsNotKept() throws Exception {
    net.server.enqueue(file(FILE).setHeader("Content-Length", FILE.length + 1).build());
    load();
    assertEquals(State.BROKEN_OFF, end().state());
    assertEquals(0, target.kept.size());
  }

  @Test
  void whatItIsIsToldBeforeItIsKept() throws Exception {
    byte[] program = "MZ this is a program".getBytes(StandardCharsets.US_ASCII);
    net.server.enqueue(
        file(program)
            .setHeader("Content-Disposition", "attachment; filename=invoice.pdf")
            .setHeader("Content-Type", "application/pdf")
            .build());
    load();
    end();
    assertEquals(
        Set.of(Warning.EXECUTABLE, Warning.NAME_DISAGREES, Warning.TYPE_DISAGREES),
        target.opened.get(0).content().warnings());
  }

  @Test
  @Tag("C6")
  void aPdfGoesToTheViewerFromMemory() throws Exception {
    byte[] pdf = ("%PDF-1.7" + "x".repeat(300_000)).getBytes(StandardCharsets.US_ASCII);
    net.server.enqueue(inline("application/pdf", pdf));
    Loaded.Document document = assertInstanceOf(Loaded.Document.class, load());
    String handle = document.file().handle();
    assertEquals(pdf.length, document.file().lengthBytes());
    assertArrayEquals(
        Arrays.copyOfRange(pdf, 100_000, 100_010), session.files().read(handle, 100_000, 10));
    assertEquals(0, session.files().read(handle, pdf.length, 10).length);
    assertEquals(0, target.opened.size());
    net.work.lock();
    assertEquals(0, session.files().read(handle, 0, 10).length);
    net.work.open();
    assertEquals(0, session.files().read(handle, 0, 10).length);
  }

  @Test
  @Tag("C6")
  void whatIsNoPdfOrTooLongForTheViewerBecomesAFile() throws Exception {
    net.server.enqueue(inline("application/pdf", "MZ".getBytes(StandardCharsets.US_ASCII)));
    assertInstanceOf(Loaded.Started.class, load());
    assertEquals(State.KEPT, end().state());
    byte[] big = new byte[BrowserSession.MAX_VIEWED_BYTES + 70_000];
    System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, big, 0, 5);
    net.server.enqueue(inline("application/pdf", big));
    assertInstanceOf(Loaded.Started.class, load());
    assertEquals(State.KEPT, end().state());
    assertArrayEquals(big, target.kept.get(1));
    Browser policy = net.work.container().policy().browser();
    net.work.publish(policy.withDownloads(Browser.Downloads.BLOCKED));
    net.server.enqueue(inline("application/pdf", big));
    Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, load());
    assertEquals(Problem.DOCUMENT_TOO_LARGE, refused.why().problem());
  }

  @Test
  void whatAScriptFetchesIsItsOwnWhateverItsType() throws Exception {
    net.server.enqueue(file(FILE).build());
    PageRequest fetch =
        new PageRequest(
            1,
            net.url("files.example", "/"),
            "GET",
            Headers.of(),
            Optional.empty(),
            Destination.FETCH,
            Hops.ONE);
    try (Loaded.Page page = assertInstanceOf(Loaded.Page.class, session.prepare(fetch).load())) {
      assertArrayEquals(FILE, page.body().readAllBytes());
    }
    assertNull(told.poll());
  }

  @Test
  void moreThanMayRunAreRefused() throws Exception {
    for (int i = 0; i < Downloads.MAX_RUNNING; i++) {
      net.server.enqueue(file(FILE).throttleBody(64 * 1024, 60, TimeUnit.SECONDS).build());
      assertInstanceOf(Loaded.Started.class, load());
    }
    net.server.enqueue(file(FILE).build());
    Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, load());
    assertEquals(Problem.TOO_MANY_DOWNLOADS, refused.why().problem());
  }

  private Loaded load() throws IOException {
    return session
        .prepare(PageRequest.opening(1, net.url("files.example", "/f.zip"), Hops.ONE))
        .load();
  }

  private DownloadProgress end() throws InterruptedException {
    DownloadProgress progress = told.take();
    while (!progress.state().isEnd()) {
      progress = told.take();
    }
    return progress;
  }

  private static MockResponse.Builder html(String text) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/html").body(text);
  }

  private static MockResponse.Builder file(byte[] content) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/zip")
        .addHeader("Content-Disposition", "attachment")
        .body(new Buffer().write(content));
  }

  private static MockResponse inline(String type, byte[] content) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", type)
        .body(new Buffer().write(content))
        .build();
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** Serves what is queued first, and from then on the rest that is asked for. */
  private static final class Resuming extends mockwebserver3.Dispatcher {
    private final mockwebserver3.Dispatcher first;
    private final String tag;
    private final byte[] content;
    private final int shift;
    private boolean served;

    Resuming(mockwebserver3.Dispatcher first, String tag, byte[] content, int shift) {
      this.shift = shift;
      this.first = first;
      this.tag = tag;
      this.content = content;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
      if (!served) {
        served = true;
        return first.dispatch(request);
      }
      String range = String.valueOf(request.getHeaders().get("Range"));
      int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
      return new MockResponse.Builder()
          .code(206)
          .addHeader("ETag", tag)
          .addHeader(
              "Content-Range",
              "bytes " + (from + shift) + "-" + (content.length - 1) + "/" + content.length)
          .body(new Buffer().write(content, from, content.length - from))
          .build();
    }
  }
}
