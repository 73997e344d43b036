package dev.cordon.browser.sites;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import okhttp3.HttpUrl;

/** Few labels and few paths, so that patterns hit, overlap and contradict each other. */
@Tag("B5")
class SiteRulesPropertyTest {
  private static final List<String> LABELS = List.of("a", "b", "aa", "example", "ab");
  private static final List<String> CATEGORIES = List.of("news", "games", "mail");

  @Property(tries = 5_000)
  void theyDecideLikeRulesThatAreTriedOneAfterTheOther(
      @ForAll("rules") List<SiteRule> rules,
      @ForAll("categories") Map<String, Set<String>> categories,
      @ForAll("urls") List<String> urls)
      throws IOException {
    SiteRules fast = SiteRules.of(rules, read(categories));
    LinearRules slow = new LinearRules(rules, categories);
    for (String url : urls) {
      HttpUrl address = HttpUrl.get(url);
      assertEquals(slow.judge(address), fast.judge(address), () -> url + " by " + rules);
    }
  }

  @Property(tries = 5_000)
  void aHostIsInTheCategoriesOfAllThatItIsBelow(
      @ForAll("categories") Map<String, Set<String>> listed, @ForAll("hosts") String host)
      throws IOException {
    Set<String> expected =
        listed.entrySet().stream()
            .filter(entry -> ("." + host).endsWith("." + entry.getKey()))
            .flatMap(entry -> entry.getValue().stream())
            .collect(Collectors.toSet());
    assertEquals(expected, read(listed).of(host));
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.of(LABELS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(labels -> String.join(".", labels));
  }

  @Provide
  Arbitrary<Map<String, Set<String>>> categories() {
    Arbitrary<Set<String>> names = Arbitraries.of(CATEGORIES).set().ofMinSize(1).ofMaxSize(3);
    return Arbitraries.maps(hosts(), names).ofMaxSize(5);
  }

  @Provide
  Arbitrary<List<String>> urls() {
    return Combinators.combine(hosts(), paths())
        .as((host, path) -> "https://" + host + path)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<List<SiteRule>> rules() {
    Arbitrary<String> sites =
        Combinators.combine(Arbitraries.of("", "*."), hosts(), paths())
            .as((star, host, path) -> star + host + path);
    Arbitrary<String> patterns =
        Arbitraries.frequencyOf(
            Tuple.of(12, sites),
            Tuple.of(2, paths().map(path -> "*" + path)),
            Tuple.of(3, Arbitraries.of(CATEGORIES).map(name -> "category:" + name)),
            Tuple.of(1, Arbitraries.of("", "a:1", "category:", "category:none")));
    return Combinators.combine(patterns, Arbitraries.of(Verdict.values()))
        .as(SiteRule::new)
        .list()
        .ofMaxSize(12);
  }

  private static Arbitrary<String> paths() {
    return Arbitraries.of(
        "", "", "", "/", "/x", "/x/", "/x/y", "/X", "/y", "/%78", "/x/%2e%2e/y", "/..;/x", "//x");
  }

  private static SiteCategories read(Map<String, Set<String>> listed) throws IOException {
    String list =
        listed.entrySet().stream()
            .map(entry -> entry.getKey() + "\t" + String.join(",", entry.getValue()) + "\n")
            .collect(Collectors.joining());
    return SiteCategories.read(new ByteArrayInputStream(list.getBytes(UTF_8)));
  }
}
