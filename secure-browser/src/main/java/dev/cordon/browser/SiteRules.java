package dev.cordon.browser;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.HttpUrl;

/**
 * Where an address loads, as the policy says (requirement B5): the first rule that matches decides,
 * else the container.
 *
 * <p>Where a path could be read in two ways (encoded twice, {@code %2e%2e}, {@code ;}, doubled
 * slashes, other case) and the rules decide differently for the two, the address is blocked: nobody
 * knows how the server reads it. A rule whose pattern cannot be read blocks all that reaches it.
 * Immutable and safe for many threads.
 */
public final class SiteRules {
  private final List<Rule> rules;

  private SiteRules(List<Rule> rules) {
    this.rules = rules;
  }

  private record Rule(Optional<SitePattern> pattern, Verdict verdict) {}

  /** Compiles the policy's rules. */
  public static SiteRules of(List<SiteRule> sites) {
    List<Rule> rules = new ArrayList<>();
    for (SiteRule site : sites) {
      Optional<SitePattern> pattern = SitePattern.parse(site.pattern());
      rules.add(new Rule(pattern, pattern.isPresent() ? site.verdict() : Verdict.BLOCKED));
    }
    return new SiteRules(List.copyOf(rules));
  }

  /** Where {@code url} loads; what cannot be read as a web address is blocked. */
  public Verdict judge(String url) {
    return Address.read(HttpUrl.parse(url)) instanceof Address.Canonical address
        ? judge(address.url())
        : Verdict.BLOCKED;
  }

  /** Where a canonical address loads. */
  Verdict judge(HttpUrl url) {
    List<String> literal = PathReading.literal(url);
    List<String> generous = PathReading.generous(literal);
    Verdict first = first(url, pattern -> pattern.matchesLiteral(literal));
    Verdict second = first(url, pattern -> pattern.matchesGenerous(generous));
    return first == second ? first : Verdict.BLOCKED;
  }

  private Verdict first(HttpUrl url, Predicate<SitePattern> path) {
    for (Rule rule : rules) {
      if (!rule.pattern().isPresent()
          || rule.pattern().filter(p -> p.matchesHost(url.host())).filter(path).isPresent()) {
        return rule.verdict();
      }
    }
    return Verdict.CONTAINER;
  }
}
