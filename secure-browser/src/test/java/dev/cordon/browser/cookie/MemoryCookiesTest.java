package dev.cordon.browser.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okhttp3.Cookie;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("B1")
@Tag("B2")
class MemoryCookiesTest {
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
    set(shop, "evil=1; Domain=co.jp");
    assertEquals("", sent(shop));
    set(site, "evil=1; Domain=other.example");
    assertEquals("", sent(HttpUrl.get("https://other.example/")));
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
    set(victim, "keep=1");
    for (int i = 0; i < 2 * MemoryCookies.MAX_PER_DOMAIN; i++) {
      set("n" + i + "=1");
    }
    assertEquals(MemoryCookies.MAX_PER_DOMAIN, jar.matching(site, Asking.OWN).size());
    assertTrue(sent(site).endsWith("n99=1"));
    assertEquals("keep=1", sent(victim));
  }

  @Test
  void thereIsAnUpperBoundInAllAndOnEach() {
    int sites = MemoryCookies.MAX_IN_ALL + 10;
    IntStream.range(0, sites)
        .mapToObj(i -> HttpUrl.get("https://h" + i + ".example/"))
        .forEach(url -> set(url, "a=1"));
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
    set(site, header);
  }

  private void save(Cookie cookie) {
    jar.save(cookie, kept -> true);
  }

  private void set(HttpUrl url, String header) {
    jar.received(url, Headers.of("Set-Cookie", header), Asking.OWN);
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
    return jar.matching(url, Asking.OWN).stream()
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
