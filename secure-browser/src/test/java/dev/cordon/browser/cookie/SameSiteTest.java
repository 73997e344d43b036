package dev.cordon.browser.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RFC 6265bis, sections 5.2 and 5.8.3, and what scripts may see. */
@Tag("B2")
class SameSiteTest {
  private static final Asking LINK = new Asking(false, true, true);
  private static final Asking FORM = new Asking(false, true, false);
  private static final Asking EMBEDDED = new Asking(false, false, true);
  private final HttpUrl bank = HttpUrl.get("https://bank.example/");
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MemoryCookies jar = new MemoryCookies(new Ticking(), () -> true);

  @Test
  void strictOnesNeverCrossSites() {
    receive("a=1; SameSite=Strict");
    assertEquals("a=1", sent(Asking.OWN));
    assertEquals("", sent(LINK) + sent(FORM) + sent(EMBEDDED));
  }

  @Test
  void laxOnesFollowLinksAndNothingElse() {
    receive("a=1; SameSite=Lax");
    assertEquals("a=1", sent(LINK));
    assertEquals("", sent(FORM) + sent(EMBEDDED));
  }

  @Test
  void withoutAWordTheyAreLaxAfterTwoMinutes() {
    receive("a=1");
    assertEquals("a=1", sent(FORM));
    assertEquals("", sent(EMBEDDED));
    now = now.plusSeconds(120);
    assertEquals("", sent(FORM));
    assertEquals("a=1", sent(LINK));
  }

  @Test
  void onlySecureOnesMayBeForEverybody() {
    receive("a=1; SameSite=None; Secure");
    receive("b=1; SameSite=None");
    assertEquals("a=1", sent(EMBEDDED));
    assertEquals("a=1; b=1", sent(Asking.OWN));
  }

  @Test
  void anEmbeddedSiteSetsOnlyWhatIsForEverybody() {
    jar.received(bank, Headers.of("Set-Cookie", "a=1; SameSite=Lax"), EMBEDDED);
    jar.received(bank, Headers.of("Set-Cookie", "b=1; SameSite=None; Secure"), EMBEDDED);
    assertEquals("b=1", sent(Asking.OWN));
  }

  @Test
  void sitesAreRegistrableDomains() {
    assertTrue(Asking.isSameSite(url("a.shop.co.jp"), url("b.shop.co.jp")));
    assertFalse(Asking.isSameSite(url("shop.co.jp"), url("other.co.jp")));
    assertFalse(Asking.isSameSite(url("a.github.io"), url("b.github.io")));
    assertFalse(Asking.isSameSite(url("10.0.0.1"), url("10.0.0.2")));
  }

  @Test
  void scriptsNeitherSeeNorReplaceNorPushOutWhatIsHttpOnly() {
    receive("id=secret; HttpOnly");
    receive("seen=1");
    assertEquals("seen=1", jar.visibleTo("https://bank.example/"));
    jar.set("https://bank.example/", "id=mine");
    jar.set("https://bank.example/", "id=; Max-Age=0");
    assertEquals("id=secret; seen=1", sent(Asking.OWN));
    for (int i = 0; i < 3 * MemoryCookies.MAX_PER_DOMAIN; i++) {
      jar.set("https://bank.example/", "n" + i + "=1");
    }
    assertTrue(sent(Asking.OWN).startsWith("id=secret; "));
    assertEquals(MemoryCookies.MAX_PER_DOMAIN, jar.matching(bank, Asking.OWN).size());
  }

  @Test
  void scriptsSetNothingThatOnlyServersMay() {
    jar.set("https://bank.example/", "a=1; HttpOnly");
    jar.set("https://bank.example/", "__Http-b=1; Secure");
    jar.set("https://bank.example/", "__host-c=1; Secure; Path=/x");
    jar.set("https://bank.example/", "__SECURE-d=1");
    jar.set("https://bank.example/", "e=1; Domain=example");
    jar.set("javascript:alert(1)", "f=1");
    assertEquals("", sent(Asking.OWN));
    jar.set("https://bank.example/", "g=1; Secure");
    assertEquals("g=1", jar.visibleTo("https://bank.example/x"));
  }

  @Test
  void tenThousandOfAHostileSiteLeaveRoomForOthers() {
    receive("keep=1");
    for (int i = 0; i < 10_000; i++) {
      HttpUrl evil = HttpUrl.get("https://h" + (i % 50) + ".evil.example/");
      jar.received(evil, Headers.of("Set-Cookie", "c" + i + "=1"), Asking.OWN);
    }
    assertEquals("keep=1", sent(Asking.OWN));
  }

  private void receive(String cookie) {
    jar.received(bank, Headers.of("Set-Cookie", cookie), Asking.OWN);
  }

  private String sent(Asking asking) {
    return jar.header(bank, asking).orElse("");
  }

  private static HttpUrl url(String host) {
    return HttpUrl.get("https://" + host + "/");
  }

  private final class Ticking extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
