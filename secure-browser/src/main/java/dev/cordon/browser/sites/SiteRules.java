package dev.cordon.browser.sites;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import dev.cordon.policy.protocol.policy.Browser.Verdict;
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

  private final Verdict[] verdicts;
  private final SitePattern[] withPath; // at other places: any
  private final HostTable hosts = new HostTable();
  private final HostRules rules = new HostRules();
  private final int allHosts = rules.addHost();
  private final CategoryRules rulesOfCategories;

  private SiteRules(int count, SiteCategories categories) {
    this.verdicts = new Verdict[count];
    this.withPath = new SitePattern[count];
    this.rulesOfCategories = new CategoryRules(categories);
  }

  /** Compiles rules that name no category. */
  public static SiteRules of(List<SiteRule> sites) {
    return of(sites, SiteCategories.NONE);
  }

  /** Compiles the policy's rules. */
  public static SiteRules of(List<SiteRule> sites, SiteCategories categories) {
    SiteRules compiled = new SiteRules(sites.size(), categories);
    for (int place = 0; place < sites.size(); place++) {
      compiled.add(place, sites.get(place));
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
    candidates.add(rules, allHosts, true);
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
      candidates.add(rules, found, from == 0);
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
      SitePattern pattern = withPath[place];
      if (pattern.matchesHost(host) && path.test(pattern)) {
        return verdicts[place];
      }
    }
    return otherwise;
  }

  private Verdict at(int place) {
    return place == Candidates.NONE ? Verdict.CONTAINER : verdicts[place];
  }

  private void add(int place, SiteRule site) {
    verdicts[place] = site.verdict();
    withPath[place] = SitePattern.ANY;
    if (site.pattern().startsWith(CATEGORY)
        && rulesOfCategories.add(site.pattern().substring(CATEGORY.length()), place)) {
      return;
    }
    Optional<SitePattern> read = SitePattern.parse(site.pattern());
    if (!read.isPresent()) {
      verdicts[place] = Verdict.BLOCKED;
    }
    SitePattern pattern = read.orElse(SitePattern.ANY);
    if (pattern.hasPath()) {
      withPath[place] = pattern;
    }
    rules.add(host(pattern), place, pattern);
  }

  /** The number of a pattern's host. */
  private int host(SitePattern pattern) {
    if (pattern.isAnyHost()) {
      return allHosts;
    }
    int known = hosts.find(pattern.host());
    if (known != HostTable.ABSENT) {
      return known;
    }
    int fresh = rules.addHost();
    hosts.put(pattern.host(), fresh);
    return fresh;
  }
}
