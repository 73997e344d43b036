package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.core.error.ContainerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okhttp3.Headers;
import okhttp3.Protocol;
import okio.Buffer;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile servers send. */
@Tag("B4")
@Timeout(120)
class BoundsTest {
  private static final int MEBIBYTE = 1 << 20;

  private Intranet net;
  private BrowserSession session;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
    session = BrowserSession.in(net.work.container(), net.http).injected("x=1").open();
  }

  @AfterEach
  void stop() {
    session.close();
    net.close();
  }

  @Test
  void whatUnpacksOutOfAllProportionEnds() throws Exception {
    net.server.enqueue(packed(zeros(64 * MEBIBYTE)));
    assertEquals(Problem.ANSWER_INFLATES, brokenBy(Destination.FETCH));
    net.server.enqueue(packed(zeros(9 * MEBIBYTE)));
    assertEquals(9L * MEBIBYTE, drained(page(Destination.FETCH)));
  }

  @Test
  void anEndlessPageEndsAndAnEndlessStreamGoesOnAsLongAsSomebodyReads() throws Exception {
    net.server.enqueue(endless("text/css"));
    assertEquals(Problem.ANSWER_TOO_LARGE, brokenBy(Destination.STYLE));
    net.server.enqueue(endless("text/event-stream"));
    try (Loaded.Page page = page(Destination.FETCH)) {
      InputStream stream = page.body();
      for (long read = 0; read < 300L * MEBIBYTE; ) {
        read += stream.read(new byte[64 * 1024]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "zstd", "deflate", "compress", "gzip, gzip", "x\u00FF"})
  void whatIsPackedInAWayNotAskedForIsRefused(String encoding) throws Exception {
    net.server.enqueue(
        Intranet.page("xx").newBuilder().addHeaderLenient("Content-Encoding", encoding).build());
    assertRefused(Problem.ANSWER_PACKED);
  }

  @Test
  void brokenPackingIsATypedError() throws Exception {
    net.server.enqueue(
        Intranet.page("no gzip").newBuilder().addHeader("Content-Encoding", "gzip").build());
    assertThrows(ContainerException.class, () -> page(Destination.FETCH).body().read());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void hugeFieldsAreRefused(boolean http2) throws Exception {
    speak(http2 ? Protocol.HTTP_2 : Protocol.HTTP_1_1);
    net.server.enqueue(
        Intranet.page("x").newBuilder().addHeader("X", "x".repeat(300 * 1024)).build());
    Loading loading = session.prepare(request(Destination.DOCUMENT));
    try {
      Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, loading.load());
      assertEquals(Problem.ANSWER_MALFORMED, refused.why().problem());
    } catch (ContainerException e) {
      assertTrue(http2, "over HTTP/2 the connection itself ends");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"HTTP/1.1 abc", "HTTP/9 200 OK", "garbage", "", "HTTP/1.1 99999 x", "HTTP/1.1"})
  void whatIsNotHttpIsATypedEnd(String status) throws Exception {
    speak(Protocol.HTTP_1_1);
    net.server.enqueue(new MockResponse.Builder().status(status).build());
    Loading loading = session.prepare(request(Destination.DOCUMENT));
    try {
      Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, loading.load());
      assertEquals(Problem.ANSWER_MALFORMED, refused.why().problem());
    } catch (ContainerException e) {
      assertTrue(status.isEmpty(), () -> status + ": " + e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html;charset=\u0000",
        "TEXT/HTML;;;;",
        "text/html; charset=utf-7",
        "a/b/c/d",
        ";",
        "text/html; charset=\"",
        "*/*",
        "text/html\u3042"
      })
  void aStrangeTypeHarmsNobody(String type) throws Exception {
    speak(Protocol.HTTP_1_1);
    net.server.enqueue(
        new MockResponse.Builder().addHeaderLenient("Content-Type", type).body("x").build());
    try {
      Loaded loaded = session.prepare(request(Destination.FETCH)).load();
      assertInstanceOf(Loaded.Page.class, loaded).close();
    } catch (ContainerException e) {
      assertTrue(type.indexOf('\u0000') >= 0, () -> type + ": " + e);
    }
  }

  @Test
  void aRedirectLoopEnds() throws Exception {
    for (int i = 0; i <= BrowserSession.MAX_REDIRECTS; i++) {
      net.server.enqueue(Intranet.redirect("/"));
    }
    Loaded loaded = session.prepare(PageRequest.opening(net.url("wiki.example", "/"))).load();
    assertEquals(
        Problem.TOO_MANY_REDIRECTS, assertInstanceOf(Loaded.Refused.class, loaded).why().problem());
  }

  @Test
  void moreLoadsThanMayRunWaitTheirTurn() throws Exception {
    Loaded.Page[] open = new Loaded.Page[BrowserSession.MAX_LOADS];
    for (int i = 0; i <= open.length; i++) {
      net.server.enqueue(Intranet.page("x"));
    }
    for (int i = 0; i < open.length; i++) {
      open[i] = page(Destination.FETCH);
    }
    Loaded.Page[] last = new Loaded.Page[1];
    Thread waiting =
        new Thread(
            () -> {
              try {
                last[0] = page(Destination.FETCH);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    waiting.start();
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertEquals(open.length, net.server.getRequestCount());
    open[7].close();
    waiting.join();
    last[0].close();
    assertEquals(open.length + 1, net.server.getRequestCount());
  }

  private Problem brokenBy(Destination destination) throws IOException {
    Loaded.Page page = page(destination);
    return assertThrows(BrowserException.class, () -> drained(page)).refusal().problem();
  }

  private static long drained(Loaded.Page page) throws IOException {
    byte[] chunk = new byte[64 * 1024];
    long all = 0;
    try (page) {
      for (int read = page.body().read(chunk); read >= 0; read = page.body().read(chunk)) {
        all += read;
      }
    }
    return all;
  }

  private Loaded.Page page(Destination destination) throws IOException {
    Loaded loaded = session.prepare(request(destination)).load();
    return assertInstanceOf(Loaded.Page.class, loaded);
  }

  private void assertRefused(Problem problem) throws IOException {
    Loaded loaded = session.prepare(request(Destination.DOCUMENT)).load();
    assertEquals(problem, assertInstanceOf(Loaded.Refused.class, loaded).why().problem());
  }

  private PageRequest request(Destination destination) {
    return new PageRequest(
        1,
        net.url("wiki.example", "/"),
        "GET",
        Headers.of(),
        Optional.empty(),
        destination,
        Hops.ONE);
  }

  private void speak(Protocol protocol) {
    net.server.setProtocols(
        protocol == Protocol.HTTP_1_1
            ? List.of(Protocol.HTTP_1_1)
            : List.of(Protocol.HTTP_2, Protocol.HTTP_1_1));
  }

  private static byte[] zeros(int length) throws IOException {
    Buffer packed = new Buffer();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed.outputStream())) {
      gzip.write(new byte[length]);
    }
    return packed.readByteArray();
  }

  private static MockResponse packed(byte[] gzip) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/plain")
        .addHeader("Content-Encoding", "gzip")
        .body(new Buffer().write(gzip))
        .build();
  }

  private static MockResponse endless(String type) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", type)
        .body(
            new MockResponseBody() {
              @Override
              public long getContentLength() {
                return -1;
              }

              @Override
              public void writeTo(BufferedSink sink) throws IOException {
                byte[] block = new byte[64 * 1024];
                for (long left = 1L << 30; left > 0; left -= block.length) {
                  sink.write(block);
                }
              }
            })
        .build();
  }
}
