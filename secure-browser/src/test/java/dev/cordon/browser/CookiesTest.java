package dev.cordon.browser;

import dev.cordon.browser.cookie.MemoryCookies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("B1")
@Tag("B2")
@Timeout(60)
class CookiesTest {
  /** A loader with a server that sets cookies. */
  @Nested
  class OfALoader {
    private final String canary = "session=" + UUID.randomUUID();
    private Intranet net;
    private Loader loader;

    @BeforeEach
    void start() throws IOException {
      net = Intranet.start();
      loader = Loader.in(net.work.container(), net.http, new MemoryTarget());
    }

    @AfterEach
    void stop() {
      loader.close();
      net.close();
    }

    @Test
    void areSentBackToTheSameSite() throws Exception {
      visit(canary + "; Secure; HttpOnly");
      assertEquals(canary, visit(null));
    }

    @Test
    void areGoneAfterTheLoaderWasClosed() throws Exception {
      visit(canary);
      loader.close();
      loader = Loader.in(net.work.container(), net.http, new MemoryTarget());
      assertNull(visit(null));
    }

    @Test
    void areGoneAfterALock() throws Exception {
      visit(canary);
      net.work.lock();
      net.work.open();
      assertNull(visit(null));
    }

    @Test
    void areNotSharedByTwoLoaders() throws Exception {
      visit(canary);
      try (Loader second = Loader.in(net.work.container(), net.http, new MemoryTarget())) {
        loader = second;
        assertNull(visit(null));
      }
    }

    @Test
    void areNeverOnDisk() throws Exception {
      visit(canary + "; Max-Age=3600");
      assertEquals(canary, visit(null));
      loader.close();
      byte[] wanted = canary.getBytes(StandardCharsets.UTF_8);
      try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
        List<Path> telling =
            files
                .filter(Files::isRegularFile)
                .filter(file -> holds(file, wanted))
                .collect(Collectors.toList());
        assertEquals(List.of(), telling);
      }
    }

    /** Visits, has the server set a cookie, and returns the cookies that it was sent. */
    private @Nullable String visit(@Nullable String set) throws Exception {
      mockwebserver3.MockResponse.Builder page = Intranet.page("x").newBuilder();
      if (set != null) {
        page.addHeader("Set-Cookie", set);
      }
      net.server.enqueue(page.build());
      assertInstanceOf(Loaded.Page.class, loader.load(net.url("wiki.example", "/"))).close();
      return assertNotNull(net.server.takeRequest(30, TimeUnit.SECONDS)).getHeaders().get("Cookie");
    }
  }

  /** The jar alone. */
  @Nested
  class InMemory {
    private final HttpUrl site = HttpUrl.get("https://a.wiki.example/x/y");
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean mayKeep = true;
    private final MemoryCookies jar = new MemoryCookies(new Ticking(), () -> mayKeep);

    @Test
    void secureOnesStayOffCleartextAndHostOnesOffOtherHosts() {
      set("s=1; Secure");
      assertEquals("", sent(HttpUrl.get("http://a.wiki.example/x/y")));
      assertEquals("", sent(HttpUrl.get("https://b.wiki.example/x/y")));
      assertEquals("s=1", sent(site));
    }

    @Test
    void aDomainOneReachesSiblingsButNobodyCanSetOneForAPublicSuffix() {
      set("d=1; Domain=wiki.example");
      assertEquals("d=1", sent(HttpUrl.get("https://b.wiki.example/x/z")));
      HttpUrl shop = HttpUrl.get("https://shop.co.jp/");
      assertNull(Cookie.parse(shop, "evil=1; Domain=co.jp"));
      assertNull(Cookie.parse(site, "evil=1; Domain=other.example"));
    }

    @Test
    void anExpiredOneIsGoneAndAnExpiryInThePastDeletes() {
      save(cookie("e", now.plusSeconds(60)));
      assertEquals("e=1", sent(site));
      now = now.plusSeconds(60);
      assertEquals("", sent(site));
      save(cookie("f", now.plusSeconds(60)));
      save(cookie("f", now.minusSeconds(1)));
      assertEquals("", sent(site));
    }

    @Test
    void aNewValueReplacesTheOldOne() {
      set("a=1");
      set("a=2");
      assertEquals("a=2", sent(site));
    }

    @Test
    void longerPathsGoFirst() {
      set("top=1; Path=/");
      set("deep=1; Path=/x/y");
      assertEquals("deep=1; top=1", sent(site));
    }

    @Test
    void prefixesArePromisesThatAreKept() {
      set("__Secure-a=1");
      set("__Host-b=1; Secure; Path=/x");
      set("__Host-c=1; Secure; Path=/; Domain=wiki.example");
      assertEquals("", sent(site));
      set("__Host-d=1; Secure; Path=/");
      assertEquals("__Host-d=1", sent(site));
    }

    @Test
    void oneSiteCannotFillTheJarNorPushOutOthers() {
      HttpUrl victim = HttpUrl.get("https://b.wiki.example/");
      jar.saveFromResponse(victim, parsed(victim, "keep=1"));
      for (int i = 0; i < 2 * MemoryCookies.MAX_PER_DOMAIN; i++) {
        set("n" + i + "=1");
      }
      assertEquals(MemoryCookies.MAX_PER_DOMAIN, jar.loadForRequest(site).size());
      assertTrue(sent(site).endsWith("n99=1"));
      assertEquals("keep=1", sent(victim));
    }

    @Test
    void thereIsAnUpperBoundInAllAndOnEach() {
      int sites = MemoryCookies.MAX_IN_ALL + 10;
      IntStream.range(0, sites)
          .mapToObj(i -> HttpUrl.get("https://h" + i + ".example/"))
          .forEach(url -> jar.saveFromResponse(url, parsed(url, "a=1")));
      assertEquals("", sent(HttpUrl.get("https://h9.example/")));
      assertEquals("a=1", sent(HttpUrl.get("https://h10.example/")));
      set("big=" + "x".repeat(MemoryCookies.MAX_BYTES_EACH));
      assertEquals("", sent(site));
    }

    @Test
    void nothingIsKeptOnceItMayNotBe() {
      mayKeep = false;
      set("late=1");
      mayKeep = true;
      assertEquals("", sent(site));
    }

    private void set(String header) {
      jar.saveFromResponse(site, parsed(site, header));
    }

    private void save(Cookie cookie) {
      jar.saveFromResponse(site, List.of(cookie));
    }

    private static List<Cookie> parsed(HttpUrl url, String header) {
      return List.of(assertNotNull(Cookie.parse(url, header)));
    }

    private Cookie cookie(String name, Instant expires) {
      return new Cookie.Builder()
          .name(name)
          .value("1")
          .hostOnlyDomain(site.host())
          .expiresAt(expires.toEpochMilli())
          .build();
    }

    private String sent(HttpUrl url) {
      return jar.loadForRequest(url).stream()
          .map(cookie -> cookie.name() + "=" + cookie.value())
          .collect(Collectors.joining("; "));
    }

    private final class Ticking extends Clock {
      @Override
      public java.time.ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now;
      }
    }
  }

  private static <T> T assertNotNull(@Nullable T value) {
    assertFalse(value == null);
    return java.util.Objects.requireNonNull(value);
  }

  private static boolean holds(Path file, byte[] wanted) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return false; // gone meanwhile: another build's file
    }
  }
}
