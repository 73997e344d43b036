package dev.cordon.browser.sites;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/**
 * The rules tried one after the other, as version 0.1.0 did: what the fast ones must agree with.
 */
final class LinearRules {
  private static final String CATEGORY = "category:";

  private final List<SiteRule> sites;
  private final Map<String, Set<String>> categories;

  LinearRules(List<SiteRule> sites, Map<String, Set<String>> categories) {
    this.sites = sites;
    this.categories = categories;
  }

  Verdict judge(HttpUrl url) {
    List<String> literal = PathReading.literal(url);
    List<String> generous = PathReading.generous(literal);
    Verdict first = first(url, pattern -> startsWith(literal, pattern.path()));
    Verdict second =
        first(url, pattern -> startsWith(generous, PathReading.generous(pattern.path())));
    return first == second ? first : Verdict.BLOCKED;
  }

  private Verdict first(HttpUrl url, Predicate<SitePattern> path) {
    for (SiteRule rule : sites) {
      Optional<Boolean> category = category(rule.pattern(), url.host());
      Optional<SitePattern> pattern = SitePattern.parse(rule.pattern());
      if (category.isPresent()) {
        if (category.get()) {
          return rule.verdict();
        }
      } else if (!pattern.isPresent()) {
        return Verdict.BLOCKED;
      } else if (matches(pattern.get(), url.host()) && path.test(pattern.get())) {
        return rule.verdict();
      }
    }
    return Verdict.CONTAINER;
  }

  /** Whether the host is in the pattern's category; empty if it names none that is known. */
  private Optional<Boolean> category(String pattern, String host) {
    String name = pattern.startsWith(CATEGORY) ? pattern.substring(CATEGORY.length()) : "";
    if (categories.values().stream().noneMatch(names -> names.contains(name))) {
      return Optional.empty();
    }
    return Optional.of(
        categories.entrySet().stream()
            .filter(listed -> host.equals(listed.getKey()) || host.endsWith("." + listed.getKey()))
            .anyMatch(listed -> listed.getValue().contains(name)));
  }

  private static boolean matches(SitePattern pattern, String host) {
    return pattern.host().isEmpty()
        || host.equals(pattern.host())
        || (pattern.orBelow() && host.endsWith("." + pattern.host()));
  }

  private static boolean startsWith(List<String> segments, List<String> prefix) {
    return segments.size() >= prefix.size() && segments.subList(0, prefix.size()).equals(prefix);
  }
}
