package dev.cordon.browser.sites;

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
 * knows how the server reads it. A rule whose pattern cannot be read, or whose category no list
 * knows, blocks all that reaches it.
 *
 * <p>A look-up costs the same for ten rules and for a million, unless rules with paths are in
 * question: then these are tried in their order. Immutable and safe for many threads.
 */
public final class SiteRules {
  private static final String CATEGORY = "category:";

  private final List<Rule> rules = new ArrayList<>();
  private final HostTable hosts = new HostTable();
  private final List<HostRules> rulesOfHosts = new ArrayList<>();
  private final HostRules rulesOfAll = new HostRules();
  private final CategoryRules rulesOfCategories;

  private SiteRules(SiteCategories categories) {
    this.rulesOfCategories = new CategoryRules(categories);
  }

  private record Rule(SitePattern pattern, Verdict verdict) {}

  /** Compiles rules that name no category. */
  public static SiteRules of(List<SiteRule> sites) {
    return of(sites, SiteCategories.NONE);
  }

  /** Compiles the policy's rules. */
  public static SiteRules of(List<SiteRule> sites, SiteCategories categories) {
    SiteRules compiled = new SiteRules(categories);
    for (SiteRule site : sites) {
      compiled.add(site);
    }
    return compiled;
  }

  /** Where {@code url} loads; what cannot be read as a web address is blocked. */
  public Verdict judge(String url) {
    return Address.read(HttpUrl.parse(url)) instanceof Address.Canonical address
        ? judge(address.url())
        : Verdict.BLOCKED;
  }

  /** Where an address loads that {@link Address} has read. */
  public Verdict judge(HttpUrl url) {
    Candidates candidates = candidates(url.host());
    Verdict otherwise = at(candidates.first());
    return candidates.askForPath()
        ? judgeTwice(candidates.askingForPath(), url, otherwise)
        : otherwise;
  }

  private Candidates candidates(String host) {
    Candidates candidates = new Candidates();
    candidates.add(rulesOfAll, true);
    int hash = 0;
    for (int i = host.length() - 1; i >= 0; i--) {
      char c = host.charAt(i);
      if (c == '.') {
        add(candidates, host, i + 1, hash);
      }
      hash = HostTable.hash(hash, c);
    }
    add(candidates, host, 0, hash);
    return candidates;
  }

  private void add(Candidates candidates, String host, int from, int hash) {
    int found = hosts.find(host, from, hash);
    if (found != HostTable.ABSENT) {
      candidates.add(rulesOfHosts.get(found), from == 0);
    }
    candidates.add(rulesOfCategories.first(host, from, hash));
  }

  /** By the path to the letter, and by the path as the most generous server reads it. */
  private Verdict judgeTwice(List<Integer> places, HttpUrl url, Verdict otherwise) {
    List<String> literal = PathReading.literal(url);
    List<String> generous = PathReading.generous(literal);
    String host = url.host();
    Verdict first = first(places, host, p -> p.matchesLiteral(literal), otherwise);
    Verdict second = first(places, host, p -> p.matchesGenerous(generous), otherwise);
    return first == second ? first : Verdict.BLOCKED;
  }

  private Verdict first(
      List<Integer> places, String host, Predicate<SitePattern> path, Verdict otherwise) {
    for (int place : places) {
      Rule rule = rules.get(place);
      if (rule.pattern().matchesHost(host) && path.test(rule.pattern())) {
        return rule.verdict();
      }
    }
    return otherwise;
  }

  private Verdict at(int place) {
    return place == Candidates.NONE ? Verdict.CONTAINER : rules.get(place).verdict();
  }

  private void add(SiteRule site) {
    int place = rules.size();
    if (site.pattern().startsWith(CATEGORY)) {
      String category = site.pattern().substring(CATEGORY.length());
      if (rulesOfCategories.add(category, place)) {
        rules.add(new Rule(SitePattern.ANY, site.verdict()));
        return;
      }
    }
    Optional<SitePattern> read = SitePattern.parse(site.pattern());
    SitePattern pattern = read.orElse(SitePattern.ANY);
    rules.add(new Rule(pattern, read.isPresent() ? site.verdict() : Verdict.BLOCKED));
    rulesOf(pattern).add(place, pattern);
  }

  private HostRules rulesOf(SitePattern pattern) {
    if (pattern.isAnyHost()) {
      return rulesOfAll;
    }
    int known = hosts.find(pattern.host());
    if (known != HostTable.ABSENT) {
      return rulesOfHosts.get(known);
    }
    HostRules fresh = new HostRules();
    hosts.put(pattern.host(), rulesOfHosts.size());
    rulesOfHosts.add(fresh);
    return fresh;
  }
}
