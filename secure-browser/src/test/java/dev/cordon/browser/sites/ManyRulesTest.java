package dev.cordon.browser.sites;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** As many rules, and as long names, as there may be. */
@Tag("B5")
@Timeout(60)
class ManyRulesTest {
  private static final Verdict[] VERDICTS = Verdict.values();

  @Test
  void everyOneOfAHundredThousandIsFound() {
    List<SiteRule> sites = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      String star = i % 2 == 0 ? "*." : "";
      sites.add(new SiteRule(star + "h" + i + ".example", VERDICTS[i % 3]));
    }
    SiteRules rules = SiteRules.of(sites);
    for (int i = 0; i < 100_000; i++) {
      assertEquals(VERDICTS[i % 3], rules.judge("https://h" + i + ".example/p"), "host " + i);
    }
    assertEquals(VERDICTS[1], rules.judge("https://a.h4.example/"));
    assertEquals(Verdict.CONTAINER, rules.judge("https://a.h5.example/"));
    assertEquals(Verdict.CONTAINER, rules.judge("https://h100000.example/"));
  }

  @Test
  void tenThousandOverlappingSuffixesAreDecidedByTheFirst() {
    List<SiteRule> sites = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      String below = "b.".repeat(i % 120) + "example";
      sites.add(new SiteRule((i % 3 == 0 ? "*." : "") + below + "/p" + i, VERDICTS[i % 3]));
      sites.add(new SiteRule("*." + below, VERDICTS[(i + 1) % 3]));
    }
    SiteRules fast = SiteRules.of(sites);
    LinearRules slow = new LinearRules(sites.subList(0, 400), Map.of());
    for (int depth = 0; depth < 120; depth += 7) {
      for (String path : List.of("/", "/p1", "/p3", "/p60/x", "/P63")) {
        HttpUrl url = HttpUrl.get("https://" + "b.".repeat(depth) + "example" + path);
        assertEquals(slow.judge(url), fast.judge(url), url.toString());
      }
    }
  }

  @Test
  void tenThousandPathsOfOneHostAreTriedInOrder() {
    List<SiteRule> sites = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      sites.add(new SiteRule("a.example/p" + i, VERDICTS[i % 3]));
    }
    SiteRules rules = SiteRules.of(sites);
    assertEquals(VERDICTS[9_998 % 3], rules.judge("https://a.example/p9998/x"));
    assertEquals(Verdict.CONTAINER, rules.judge("https://a.example/p10000"));
  }

  @Test
  void aHostOfFullLengthIsFound() {
    String label = "a".repeat(63);
    String host = String.join(".", label, label, label, "b".repeat(61));
    assertEquals(253, host.length());
    SiteRules rules = SiteRules.of(List.of(new SiteRule("*." + host, Verdict.BLOCKED)));
    assertEquals(Verdict.BLOCKED, rules.judge("https://" + host + "/"));
    assertEquals(Verdict.BLOCKED, rules.judge("https://" + host + "./"));
    String hostWithOneMore = host.substring(0, 192) + "b" + host.substring(192);
    assertEquals(Verdict.BLOCKED, rules.judge("https://" + hostWithOneMore + "/"), "no address");
  }

  @Test
  void aMillionHostsOfCategoriesAreRead() throws IOException {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000_000; i++) {
      list.write(("site" + i + ".example\tcategory" + i % 50 + "\n").getBytes(US_ASCII));
    }
    SiteCategories read = SiteCategories.read(new ByteArrayInputStream(list.toByteArray()));
    assertEquals(1_000_000, read.size());
    SiteRules rules =
        SiteRules.of(List.of(new SiteRule("category:category7", Verdict.BLOCKED)), read);
    for (int i = 0; i < 1_000_000; i += 997) {
      Verdict expected = i % 50 == 7 ? Verdict.BLOCKED : Verdict.CONTAINER;
      assertEquals(expected, rules.judge("https://www.site" + i + ".example/"));
    }
  }

  @Test
  void theyAreCompiledOnceForEachPolicy() {
    CompiledRules compiled = new CompiledRules(SiteCategories.NONE);
    List<SiteRule> sites = List.of(new SiteRule("*", Verdict.BLOCKED));
    SiteRules rules = compiled.of(sites);
    assertSame(rules, compiled.of(sites));
    assertSame(rules, compiled.of(List.of(new SiteRule("*", Verdict.BLOCKED))));
    SiteRules others = compiled.of(List.of());
    assertNotSame(rules, others);
    assertEquals(Verdict.CONTAINER, others.judge("https://a.example/"));
    assertEquals(Verdict.BLOCKED, compiled.of(sites).judge("https://a.example/"));
  }
}
