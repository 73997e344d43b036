package dev.cordon.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cordon.browser.error.Refusal.Problem;
import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.net.UntrustedServerException;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B4")
@Tag("B5")
@Timeout(60)
class LoaderTest {
  private final MemoryTarget target = new MemoryTarget();
  private Intranet net;
  private Loader loader;

  @BeforeEach
  void start() throws IOException {
    net = Intranet.start();
    loader = Loader.in(net.work.container(), net.http, target);
  }

  @AfterEach
  void stop() {
    loader.close();
    net.close();
  }

  @Test
  void aPageIsDelivered() throws IOException {
    net.server.enqueue(Intranet.page("<p>hello"));
    try (Loaded.Page page = page(net.url("wiki.example", "/a"))) {
      assertEquals(200, page.status());
      assertEquals("text/html", page.mediaType());
      assertEquals(net.url("wiki.example", "/a"), page.url());
      assertEquals("<p>hello", text(page));
    }
  }

  @Test
  void anErrorPageIsAPage() throws IOException {
    net.server.enqueue(new MockResponse.Builder().code(404).body("gone").build());
    try (Loaded.Page page = page(net.url("wiki.example", "/"))) {
      assertEquals(404, page.status());
    }
  }

  @Test
  @Tag("B1")
  void aPageMayNotBeStoredWhateverTheServerSays() throws IOException {
    net.server.enqueue(
        Intranet.page("x")
            .newBuilder()
            .addHeader("Cache-Control", "public, max-age=31536000, immutable")
            .addHeader("Cache-Control", "stale-while-revalidate=60")
            .addHeader("ETag", "\"1\"")
            .addHeader("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")
            .addHeader("Expires", "Thu, 01 Jan 2099 00:00:00 GMT")
            .addHeader("Pragma", "cache")
            .addHeader("Set-Cookie", "id=1")
            .build());
    try (Loaded.Page page = page(net.url("wiki.example", "/"))) {
      Headers headers = page.headers();
      assertEquals(java.util.List.of("no-store"), headers.values("Cache-Control"));
      for (String gone :
          new String[] {"ETag", "Last-Modified", "Expires", "Pragma", "Set-Cookie"}) {
        assertNull(headers.get(gone));
      }
    }
  }

  @Test
  @Tag("B1")
  void theSecondVisitAsksTheServerAgain() throws IOException {
    for (int i = 0; i < 2; i++) {
      net.server.enqueue(
          Intranet.page("x").newBuilder().addHeader("Cache-Control", "max-age=3600").build());
      page(net.url("wiki.example", "/")).close();
    }
    assertEquals(2, net.server.getRequestCount());
  }

  @Test
  void aRedirectIntoABlockedSiteIsRefusedAtThatHop() throws IOException {
    net.rule("news.example", Verdict.BLOCKED);
    net.server.enqueue(Intranet.redirect("/second"));
    net.server.enqueue(Intranet.redirect(net.otherUrl("news.example", "/third")));
    assertRefused(Problem.SITE_BLOCKED, net.url("wiki.example", "/first"));
    assertEquals(2, net.server.getRequestCount());
    assertEquals(0, net.other.getRequestCount());
  }

  @Test
  void aRedirectToAnOutsideSiteIsHandedOutUnvisited() throws IOException {
    net.rule("news.example", Verdict.OUTSIDE);
    String outside = net.otherUrl("news.example", "/a?b=c#d");
    net.server.enqueue(Intranet.redirect(outside));
    assertEquals(new Loaded.Outside(outside), loader.load(net.url("wiki.example", "/")));
    assertEquals(0, net.other.getRequestCount());
  }

  @Test
  void aRedirectToAPermittedSiteIsFollowed() throws IOException {
    net.server.enqueue(Intranet.redirect(net.otherUrl("files.example", "/x")));
    net.other.enqueue(Intranet.page("there"));
    try (Loaded.Page page = page(net.url("wiki.example", "/"))) {
      assertEquals(net.otherUrl("files.example", "/x"), page.url());
      assertEquals("there", text(page));
    }
  }

  @Test
  void aNewPolicyCountsAtTheNextHop() throws IOException {
    net.server.enqueue(Intranet.page("x"));
    page(net.url("wiki.example", "/")).close();
    net.rule("wiki.example", Verdict.BLOCKED);
    assertRefused(Problem.SITE_BLOCKED, net.url("wiki.example", "/"));
    assertEquals(1, net.server.getRequestCount());
  }

  @Test
  void cleartextIsRefusedAsAddressAndAsRedirect() throws IOException {
    try (MockWebServer clear = new MockWebServer()) {
      clear.start();
      String address = "http://wiki.example:" + clear.getPort() + "/";
      assertRefused(Problem.CLEARTEXT, address);
      net.server.enqueue(Intranet.redirect(address));
      assertRefused(Problem.CLEARTEXT, net.url("wiki.example", "/"));
      assertEquals(0, clear.getRequestCount());
    }
  }

  @Test
  void aRedirectToAnotherSchemeIsRefused() throws IOException {
    for (String location : new String[] {"file:///etc/passwd", "javascript:x", "intent://x"}) {
      net.server.enqueue(Intranet.redirect(location));
      assertRefused(Problem.ADDRESS_UNREADABLE, net.url("wiki.example", "/"));
    }
  }

  @Test
  void anAddressThatHidesAUserNameIsRefused() throws IOException {
    assertRefused(Problem.ADDRESS_WITH_CREDENTIALS, "https://bank.example@wiki.example/");
  }

  @Test
  void twentyRedirectsAreFollowedAndNoMore() throws IOException {
    for (int i = 0; i < BrowserSession.MAX_REDIRECTS; i++) {
      net.server.enqueue(Intranet.redirect("/again"));
    }
    net.server.enqueue(Intranet.page("at last"));
    page(net.url("wiki.example", "/")).close();
    for (int i = 0; i <= BrowserSession.MAX_REDIRECTS; i++) {
      net.server.enqueue(Intranet.redirect("/again"));
    }
    assertRefused(Problem.TOO_MANY_REDIRECTS, net.url("wiki.example", "/"));
  }

  @Test
  void anUntrustedServerIsATypedError() {
    String url = net.url("impostor.example", "/");
    assertThrows(UntrustedServerException.class, () -> loader.load(url));
  }

  @Test
  void whileLockedNothingIsLoaded() {
    net.work.lock();
    String url = net.url("wiki.example", "/");
    assertThrows(ContainerClosedException.class, () -> loader.load(url));
    assertEquals(0, net.server.getRequestCount());
  }

  @Test
  void aPageThatIsBeingReadEndsWithTheLock() throws IOException {
    net.server.enqueue(Intranet.page("x".repeat(1 << 20)));
    try (Loaded.Page page = page(net.url("wiki.example", "/"))) {
      assertEquals('x', page.body().read());
      net.work.lock();
      assertThrows(ContainerClosedException.class, () -> text(page));
    }
  }

  @Test
  void aClosedLoaderLoadsNothing() {
    loader.close();
    String url = net.url("wiki.example", "/");
    assertThrows(IllegalStateException.class, () -> loader.load(url));
  }

  private Loaded.Page page(String url) throws IOException {
    return assertInstanceOf(Loaded.Page.class, loader.load(url));
  }

  private void assertRefused(Problem problem, String url) throws IOException {
    Loaded.Refused refused = assertInstanceOf(Loaded.Refused.class, loader.load(url));
    assertEquals(problem, refused.why().problem());
  }

  private static String text(Loaded.Page page) throws IOException {
    return new String(page.body().readAllBytes(), StandardCharsets.UTF_8);
  }
}
