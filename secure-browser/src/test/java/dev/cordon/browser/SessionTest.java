package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.browser.access.AccessEntry;
import dev.cordon.browser.error.BrowserException;
import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.browser.page.Destination;
import dev.cordon.browser.page.Hops;
import dev.cordon.browser.page.PageRequest;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B4")
@Tag("B5")
@Timeout(60)
class SessionTest {
  private final List<AccessEntry> log = new CopyOnWriteArrayList<>();
  private Intranet net;
  private BrowserSession session;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
    session = open();
  }

  @AfterEach
  void stop() {
    session.close();
    net.close();
  }

  private BrowserSession open() {
    return BrowserSession.in(net.work.container(), net.http)
        .injected("window.shim=1")
        .accessLog(log::add)
        .open();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"})
  void everyMethodGoesWithItsBody(String method) throws Exception {
    net.server.enqueue(new MockResponse.Builder().code(204).build());
    load(request(method, "/x", Headers.of(), Destination.FETCH, Optional.of(streamed("body"))));
    RecordedRequest seen = taken();
    assertEquals(method, seen.getMethod());
    boolean bodiless = method.equals("GET") || method.equals("HEAD");
    assertEquals(bodiless ? "" : "body", body(seen));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONNECT", "TRACE", "track", "A B", "", "GET\r\nX: y"})
  void methodsThatPagesMayNotUseAreRefused(String method) throws Exception {
    assertRefused(
        Problem.METHOD_REFUSED,
        request(method, "/", Headers.of(), Destination.FETCH, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "blob:https://a/b",
        "file:///etc/passwd",
        "ftp://wiki.example/",
        "ws://wiki.example/",
        "about:blank",
        "intent://x",
        "",
        "\u0000"
      })
  void onlyTheWebIsLoaded(String url) throws Exception {
    assertRefused(Problem.ADDRESS_UNREADABLE, PageRequest.opening(url));
  }

  @Test
  void cleartextAndHiddenUsersAreRefused() throws Exception {
    assertRefused(Problem.CLEARTEXT, PageRequest.opening("http://wiki.example/"));
    assertRefused(
        Problem.ADDRESS_WITH_CREDENTIALS, PageRequest.opening("https://a:b@wiki.example/"));
  }

  @Test
  void anInternalAddressIsRefusedUnlessThePolicyNamesIt() throws Exception {
    net.work.publish(net.work.container().policy().browser().withIntranet(List.of()));
    assertRefused(Problem.ADDRESS_INTERNAL, PageRequest.opening(net.url("wiki.example", "/")));
    assertEquals(0, net.server.getRequestCount());
    assertEquals(Optional.of(Problem.ADDRESS_INTERNAL), log.get(0).problem());
  }

  @Test
  void theEngineGoesHopByHopAndEachIsJudged() throws Exception {
    net.rule("news.example", Verdict.BLOCKED);
    String next = net.otherUrl("news.example", "/");
    net.server.enqueue(Intranet.redirect(next));
    PageRequest first = PageRequest.opening(1, net.url("wiki.example", "/"), Hops.ONE);
    try (Loaded.Page page = page(first)) {
      assertEquals(302, page.status());
      assertEquals(next, page.headers().get("Location"));
    }
    assertRefused(Problem.SITE_BLOCKED, PageRequest.opening(1, next, Hops.ONE));
    assertEquals(0, net.other.getRequestCount());
    assertEquals(List.of("wiki.example", "news.example"), hosts());
  }

  @Test
  void ofTheEnginesFieldsOnlyHarmlessOnesLeave() throws Exception {
    Headers asked =
        Headers.of(
            "Accept", "text/html",
            "X-Custom", "1",
            "Authorization", "Bearer t",
            "Range", "bytes=0-",
            "Cookie", "stolen=1",
            "Host", "evil.example",
            "Content-Length", "9",
            "Proxy-Authorization", "x",
            "Sec-Evil", "x",
            "If-None-Match", "x",
            "Accept-Encoding", "br");
    net.server.enqueue(Intranet.page("x"));
    page(request("GET", "/", asked, Destination.FETCH, Optional.empty())).close();
    Headers seen = taken().getHeaders();
    assertEquals("text/html", seen.get("Accept"));
    assertEquals("1", seen.get("X-Custom"));
    assertEquals("Bearer t", seen.get("Authorization"));
    assertEquals("bytes=0-", seen.get("Range"));
    for (String gone :
        List.of("Cookie", "Proxy-Authorization", "Sec-Evil", "If-None-Match", "Accept-Encoding")) {
      assertNull(seen.get(gone), gone);
    }
    assertEquals("empty", seen.get("Sec-Fetch-Dest"));
  }

  @Test
  void fieldsThatBreakTheMessageAreRefused() throws Exception {
    Headers split = new Headers.Builder().addUnsafeNonAscii("X", "a\r\nHost: evil").build();
    Headers huge = Headers.of("X", "x".repeat(70_000));
    for (Headers asked : List.of(split, huge)) {
      assertRefused(
          Problem.REQUEST_FIELDS, request("GET", "/", asked, Destination.FETCH, Optional.empty()));
    }
    assertEquals(0, net.server.getRequestCount());
  }

  @Test
  void anOriginIsBelievedOnceAPageOfItWasDelivered() throws Exception {
    String origin = net.url("wiki.example", "");
    Headers claim = Headers.of("Origin", origin);
    PageRequest fetch = request("POST", "/", claim, Destination.FETCH, Optional.empty());
    assertRefused(Problem.ORIGIN_UNKNOWN, fetch);
    visit("wiki.example");
    net.server.enqueue(Intranet.page("x"));
    page(fetch).close();
    assertEquals(origin, taken().getHeaders().get("Origin"));
    net.work.lock();
    net.work.open();
    assertRefused(Problem.ORIGIN_UNKNOWN, fetch);
  }

  @Test
  void toOtherSitesARefererIsItsOriginAlone() throws Exception {
    visit("wiki.example");
    Headers from = Headers.of("Referer", net.url("wiki.example", "/secret?q#f"));
    assertEquals(net.url("wiki.example", "/secret?q"), refererSeen("wiki.example", from));
    assertEquals(net.url("wiki.example", "/"), refererSeen("news.example", from));
    Headers never = Headers.of("Referer", net.url("files.example", "/"));
    assertEquals("null", refererSeen("wiki.example", never));
  }

  private String refererSeen(String host, Headers headers) throws Exception {
    net.server.enqueue(Intranet.page("x"));
    page(at(net.url(host, "/"), headers, Destination.FETCH)).close();
    return String.valueOf(taken().getHeaders().get("Referer"));
  }

  @Test
  void aPictureInAForeignPageIsAskedForWithoutCookies() throws Exception {
    setCookie("wiki.example", "id=1; SameSite=Lax");
    visit("news.example");
    Headers from = Headers.of("Referer", net.url("news.example", "/"));
    net.server.enqueue(Intranet.page("x"));
    page(at(net.url("wiki.example", "/"), from, Destination.IMAGE)).close();
    assertNull(taken().getHeaders().get("Cookie"));
    // Not even where a frame of that very site asks: the employee looks at another.
    Headers frame = Headers.of("Referer", net.url("wiki.example", "/"));
    net.server.enqueue(Intranet.page("x"));
    page(at(net.url("wiki.example", "/"), frame, Destination.IMAGE)).close();
    assertNull(taken().getHeaders().get("Cookie"));
  }

  @Test
  void whatIsForEverybodyIsNotReadWithSomebodysCookies() throws Exception {
    setCookie("wiki.example", "id=1; SameSite=None; Secure");
    visit("news.example");
    Headers cross = Headers.of("Origin", net.url("news.example", ""));
    net.server.enqueue(everybody("somebody's"));
    net.server.enqueue(everybody("anybody's"));
    try (Loaded.Page page = page(at(net.url("wiki.example", "/"), cross, Destination.FETCH))) {
      assertEquals("anybody's", text(page));
    }
    assertEquals("id=1", taken().getHeaders().get("Cookie"));
    assertNull(taken().getHeaders().get("Cookie"));
    net.server.enqueue(everybody("x"));
    PageRequest post =
        new PageRequest(
            1,
            net.url("wiki.example", "/"),
            "POST",
            cross,
            Optional.of(streamed("x")),
            Destination.FETCH,
            Hops.ONE);
    try (Loaded.Page page = page(post)) {
      assertNull(page.headers().get("Access-Control-Allow-Origin"));
    }
  }

  private static MockResponse everybody(String text) {
    return Intranet.page(text).newBuilder().addHeader("Access-Control-Allow-Origin", "*").build();
  }

  @Test
  void aPreflightGoesInNobodysName() throws Exception {
    setCookie("wiki.example", "id=1; SameSite=None; Secure");
    net.server.enqueue(new MockResponse.Builder().code(204).build());
    Headers ask =
        Headers.of(
            "Origin", net.url("wiki.example", ""), "Access-Control-Request-Method", "DELETE");
    page(request("OPTIONS", "/", ask, Destination.FETCH, Optional.empty())).close();
    assertNull(taken().getHeaders().get("Cookie"));
  }

  @Test
  void aFormIsSentOnAsAGetAndOnceOnlyBodiesAreNotSentTwice() throws Exception {
    net.server.enqueue(Intranet.redirect("/next"));
    net.server.enqueue(Intranet.page("x"));
    page(following("POST", Optional.of(streamed("secret")))).close();
    taken();
    RecordedRequest next = taken();
    assertEquals("GET", next.getMethod());
    assertEquals("", body(next));
    net.server.enqueue(Intranet.redirect("/next").newBuilder().code(307).build());
    assertRefused(Problem.BODY_NOT_REPEATED, following("POST", Optional.of(streamed("secret"))));
  }

  @Test
  void aSignInOfThePageDoesNotFollowToAnotherOrigin() throws Exception {
    net.server.enqueue(Intranet.redirect(net.otherUrl("wiki.example", "/")));
    net.other.enqueue(Intranet.page("x"));
    page(new PageRequest(
            1,
            net.url("wiki.example", "/"),
            "GET",
            Headers.of("Authorization", "Bearer t"),
            Optional.empty(),
            Destination.FETCH,
            Hops.FOLLOW))
        .close();
    assertNull(net.other.takeRequest().getHeaders().get("Authorization"));
  }

  @Test
  void scriptsOfDeliveredPagesSeeTheirCookiesAndNoOthersDo() throws Exception {
    String url = net.url("wiki.example", "/");
    assertEquals("", session.cookies().visibleTo(url));
    setCookie("wiki.example", "a=1");
    assertEquals("a=1", session.cookies().visibleTo(url));
    session.cookies().set(url, "b=2");
    session.cookies().set(net.url("news.example", "/"), "c=3");
    assertEquals("a=1; b=2", session.cookies().visibleTo(url));
    visit("news.example");
    assertEquals("", session.cookies().visibleTo(net.url("news.example", "/")));
  }

  @Test
  void twoSessionsShareNothing() throws Exception {
    setCookie("wiki.example", "a=1");
    int first = connection();
    try (BrowserSession other = open()) {
      BrowserSession mine = session;
      session = other;
      visit("wiki.example");
      assertNotEquals(first, connection());
      assertEquals("", other.cookies().visibleTo(net.url("wiki.example", "/")));
      session = mine;
    }
    assertEquals(1, session.certificates("wiki.example").size());
    assertEquals(List.of(), session.certificates("news.example"));
  }

  private int lastConnection;

  /** A number of the connection that the last visit came over. */
  private int connection() {
    return lastConnection;
  }

  @Test
  void aPageHasTheScriptInFrontAndAnEmbeddedOutsideSiteIsRefused() throws Exception {
    net.server.enqueue(Intranet.page("<head>x"));
    try (Loaded.Page page = page(PageRequest.opening(net.url("wiki.example", "/")))) {
      assertEquals("<head><script>window.shim=1</script>x", text(page));
    }
    net.rule("news.example", Verdict.OUTSIDE);
    PageRequest embedded = at(net.url("news.example", "/"), Headers.of(), Destination.IMAGE);
    assertRefused(Problem.SITE_OUTSIDE, embedded);
    assertInstanceOf(Loaded.Outside.class, load(PageRequest.opening(net.url("news.example", "/"))));
    assertEquals(List.of("wiki.example"), hosts());
  }

  @Test
  void cancellingEndsALoadThatIsWaitedFor() throws Exception {
    net.server.enqueue(Intranet.page("x").newBuilder().headersDelay(30, TimeUnit.SECONDS).build());
    Loading loading = session.prepare(PageRequest.opening(net.url("wiki.example", "/")));
    CountDownLatch ended = new CountDownLatch(1);
    Problem[] why = new Problem[1];
    Thread reader =
        new Thread(
            () -> {
              try {
                loading.load();
              } catch (BrowserException e) {
                why[0] = e.refusal().problem();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              ended.countDown();
            });
    reader.start();
    taken();
    loading.cancel();
    ended.await();
    assertEquals(Problem.STOPPED, why[0]);
    Loading before = session.prepare(PageRequest.opening(net.url("wiki.example", "/")));
    before.cancel();
    assertThrows(BrowserException.class, before::load);
    assertThrows(IllegalStateException.class, before::load);
  }

  @Test
  void aClosedSessionLoadsNothingAndItsPagesEnd() throws Exception {
    net.server.enqueue(Intranet.page("x".repeat(1 << 22)));
    Loaded.Page page = page(PageRequest.opening(net.url("wiki.example", "/")));
    assertEquals('<', page.body().read());
    session.close();
    assertThrows(IOException.class, () -> page.body().readAllBytes());
    Loading late = session.prepare(PageRequest.opening(net.url("wiki.example", "/")));
    assertThrows(IllegalStateException.class, late::load);
  }

  private void visit(String host) throws Exception {
    net.server.enqueue(Intranet.page("x"));
    page(PageRequest.opening(1, net.url(host, "/"), Hops.ONE)).close();
    lastConnection = taken().getConnectionIndex();
  }

  private void setCookie(String host, String cookie) throws Exception {
    net.server.enqueue(Intranet.page("x").newBuilder().addHeader("Set-Cookie", cookie).build());
    page(PageRequest.opening(1, net.url(host, "/"), Hops.ONE)).close();
    lastConnection = taken().getConnectionIndex();
  }

  private PageRequest request(
      String method,
      String path,
      Headers headers,
      Destination destination,
      Optional<RequestBody> body) {
    return new PageRequest(
        1, net.url("wiki.example", path), method, headers, body, destination, Hops.ONE);
  }

  private PageRequest following(String method, Optional<RequestBody> body) {
    return new PageRequest(
        1,
        net.url("wiki.example", "/"),
        method,
        Headers.of(),
        body,
        Destination.DOCUMENT,
        Hops.FOLLOW);
  }

  private static PageRequest at(String url, Headers headers, Destination destination) {
    return new PageRequest(1, url, "GET", headers, Optional.empty(), destination, Hops.ONE);
  }

  /** Of unknown length, and good for once, as what comes from an engine. */
  static RequestBody streamed(String text) {
    return new RequestBody() {
      @Override
      public MediaType contentType() {
        return MediaType.get("text/plain");
      }

      @Override
      public boolean isOneShot() {
        return true;
      }

      @Override
      public void writeTo(BufferedSink sink) throws IOException {
        for (int i = 0; i < text.length(); i++) {
          sink.writeUtf8(text.substring(i, i + 1)).flush();
        }
      }
    };
  }

  private List<String> hosts() {
    return log.stream().map(AccessEntry::host).toList();
  }

  private RecordedRequest taken() throws InterruptedException {
    return net.server.takeRequest();
  }

  private static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  private Loaded load(PageRequest request) throws IOException {
    return session.prepare(request).load();
  }

  private Loaded.Page page(PageRequest request) throws IOException {
    return assertInstanceOf(Loaded.Page.class, load(request));
  }

  private void assertRefused(Problem problem, PageRequest request) throws IOException {
    Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, load(request));
    assertEquals(problem, refused.why().problem());
  }

  private static String text(Loaded.Page page) throws IOException {
    return new String(page.body().readAllBytes(), StandardCharsets.UTF_8);
  }
}
