package dev.cordon.browser.sites;

import static dev.cordon.policy.protocol.policy.Browser.Verdict.BLOCKED;
import static dev.cordon.policy.protocol.policy.Browser.Verdict.CONTAINER;
import static dev.cordon.policy.protocol.policy.Browser.Verdict.OUTSIDE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("B5")
class SiteRulesTest {
  @Test
  void withoutRulesEverythingLoadsInTheContainer() {
    assertEquals(CONTAINER, SiteRules.of(List.of()).judge("https://anything.example/"));
  }

  @Test
  void theFirstRuleThatMatchesDecides() {
    SiteRules rules =
        SiteRules.of(
            List.of(
                new SiteRule("wiki.example/private", BLOCKED),
                new SiteRule("wiki.example", CONTAINER),
                new SiteRule("*.example", OUTSIDE),
                new SiteRule("*", BLOCKED)));
    assertEquals(BLOCKED, rules.judge("https://wiki.example/private/page"));
    assertEquals(CONTAINER, rules.judge("https://wiki.example/public"));
    assertEquals(OUTSIDE, rules.judge("https://news.example/"));
    assertEquals(BLOCKED, rules.judge("https://elsewhere.test/"));
  }

  @Test
  void aHostPatternMatchesThatHostAlone() {
    assertEquals(BLOCKED, blocking("wiki.example").judge("https://wiki.example/"));
    assertEquals(CONTAINER, blocking("wiki.example").judge("https://a.wiki.example/"));
  }

  @Test
  void aStarredPatternMatchesTheHostAndAnyDepthBelow() {
    SiteRules rules = blocking("*.corp.example");
    assertEquals(BLOCKED, rules.judge("https://corp.example/"));
    assertEquals(BLOCKED, rules.judge("https://a.corp.example/"));
    assertEquals(BLOCKED, rules.judge("https://c.b.a.corp.example/"));
    assertEquals(CONTAINER, rules.judge("https://evilcorp.example/"));
    assertEquals(CONTAINER, rules.judge("https://corp.example.evil.test/"));
  }

  @Test
  void aPathMatchesInWholeSegments() {
    SiteRules rules = blocking("wiki.example/hr");
    assertEquals(BLOCKED, rules.judge("https://wiki.example/hr"));
    assertEquals(BLOCKED, rules.judge("https://wiki.example/hr/"));
    assertEquals(BLOCKED, rules.judge("https://wiki.example/hr/pay?x=1#y"));
    assertEquals(CONTAINER, rules.judge("https://wiki.example/hrx"));
    assertEquals(CONTAINER, rules.judge("https://wiki.example/a/hr"));
    assertEquals(BLOCKED, blocking("*/login/").judge("https://any.example/login"));
  }

  @Test
  void patternsAreCanonicalToo() {
    assertEquals(BLOCKED, blocking("WIKI.Example.").judge("https://wiki.example/"));
    assertEquals(BLOCKED, blocking("例え.テスト").judge("https://xn--r8jz45g.xn--zckzah/"));
    assertEquals(BLOCKED, blocking("*.例え.テスト").judge("https://a.例え.テスト/"));
    assertEquals(BLOCKED, blocking("[::1]").judge("https://[0:0:0:0:0:0:0:1]/"));
  }

  /** Other ways to write an address of a blocked site. */
  @Nested
  class Disguises {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://WIKI.EXAMPLE/",
          "https://wiki.example./",
          "https://wiki.example:8443/",
          "https://user@wiki.example/",
          "https://wiki.example@wiki.example/",
          "https://w%69ki.example/",
          "https://ｗｉｋｉ.ｅｘａｍｐｌｅ/",
          "https://wiki。example/",
          "https:\\\\wiki.example\\",
          "https:/wiki.example/",
          "https://wi\tki.example/",
          "  https://wiki.example/",
          "HTTPS://wiki.example/",
          "http://wiki.example/",
          "https://wi\u00ADki.example/",
          "https://wi\u200Bki.example/",
        })
    void ofAHostAreSeenThrough(String url) {
      assertEquals(BLOCKED, blocking("wiki.example").judge(url));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/hr/pay",
          "/x/../hr/pay",
          "/x/%2e%2e/hr/pay",
          "/x/.%2E/hr/pay",
          "/./hr/pay",
          "/h%72/pay",
          "/h%2572/pay",
          "/%68%72/pay",
          "//hr/pay",
          "/x//../../hr/pay",
          "/x%2f..%2fhr/pay",
          "/x/%252e%252e/hr/pay",
          "/x/%25252e%25252e/hr/pay",
          "/x/..%5chr/pay",
          "/x\\..\\hr\\pay",
          "/hr;session=1/pay",
          "/x/..;/hr/pay",
          "/HR/pay",
          "/%zz/%252e%252e/hr/pay",
          "/hr%2fpay",
          "/hr%5cpay",
        })
    void ofAPathAreSeenThrough(String path) {
      assertEquals(BLOCKED, blocking("wiki.example/hr/").judge("https://wiki.example" + path));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "https://2130706433/",
          "https://0x7f000001/",
          "https://0x7f.1/",
          "https://0177.0.0.1/",
          "https://127.1/",
          "https://127.0.0.1./",
          "https://[::ffff:127.0.0.1]/",
        })
    void ofAnAddressNeverLoad(String url) {
      assertEquals(BLOCKED, blocking("127.0.0.1").judge(url));
    }
  }

  /** Addresses that look like one that is permitted. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://wiki.example.evil.test/",
        "https://wiki.example@evil.test/",
        "https://wiki.example%40evil.test/",
        "https://evil.test/wiki.example/",
        "https://evil.test#wiki.example",
        "https://evil.test\\@wiki.example/",
        "https://evil.test?.wiki.example/",
        "https://evilwiki.example/",
        "https://wіki.example/",
        "https://wiki.examp1e/",
        "https://wiki-example/",
        "https://wiki.example%00.evil.test/",
        "https://wiki.example%2eevil.test/",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "blob:https://wiki.example/1",
        "wiki.example",
        "https://ü_.wiki.example/",
        "https://",
        "",
      })
  void aLookAlikeOfAPermittedSiteIsNotPermitted(String url) {
    SiteRules rules =
        SiteRules.of(
            List.of(new SiteRule("*.wiki.example", CONTAINER), new SiteRule("*", BLOCKED)));
    assertEquals(BLOCKED, rules.judge(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pub", "/pub/x", "/pub/../pub/x"})
  void aPermittedPathIsPermitted(String path) {
    assertEquals(CONTAINER, onlyPublic().judge("https://wiki.example" + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pub/../hr",
        "/pub/%2e%2e/hr",
        "/pub/..%2fhr",
        "/pub/%252e%252e/hr",
        "/pub/..;/hr",
        "/PUB",
        "/publicity",
        "/pub%2f..%2fhr"
      })
  void aPermittedPathIsNoWayOut(String path) {
    assertEquals(BLOCKED, onlyPublic().judge("https://wiki.example" + path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/hr",
        "*.",
        "a b",
        "wiki.example:443x",
        "wiki.example:8443",
        "u@wiki.example",
        "*.*.example",
        "wi*ki.example",
        "wiki.example?x",
        "wiki.example#x",
        "https://wiki.example"
      })
  void aRuleThatCannotBeReadBlocksWhatReachesIt(String pattern) {
    SiteRules rules =
        SiteRules.of(
            List.of(new SiteRule("news.example", OUTSIDE), new SiteRule(pattern, CONTAINER)));
    assertEquals(BLOCKED, rules.judge("https://wiki.example/"));
    assertEquals(OUTSIDE, rules.judge("https://news.example/"));
  }

  private static SiteRules blocking(String pattern) {
    return SiteRules.of(List.of(new SiteRule(pattern, Verdict.BLOCKED)));
  }

  private static SiteRules onlyPublic() {
    return SiteRules.of(
        List.of(new SiteRule("wiki.example/pub", CONTAINER), new SiteRule("*", BLOCKED)));
  }
}
