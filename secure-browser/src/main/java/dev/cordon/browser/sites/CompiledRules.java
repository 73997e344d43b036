package dev.cordon.browser.sites;

import dev.cordon.policy.protocol.policy.Browser.SiteRule;
import java.util.List;

/**
 * The {@link SiteRules} of the policy in force, compiled once for each policy and not for each
 * address. Safe for many threads.
 */
public final class CompiledRules {
  private final SiteCategories categories;
  private volatile Compiled last;

  private record Compiled(List<SiteRule> sites, SiteRules rules) {}

  /** Rules whose categories {@code categories} knows. */
  public CompiledRules(SiteCategories categories) {
    this.categories = categories;
    this.last = compile(List.of());
  }

  /** The rules of {@code sites}, which is a policy's own unchangeable list. */
  public SiteRules of(List<SiteRule> sites) {
    Compiled known = last;
    if (known.sites() != sites) {
      // Two threads may both do it; the results are the same.
      known = known.sites().equals(sites) ? new Compiled(sites, known.rules()) : compile(sites);
      last = known;
    }
    return known.rules();
  }

  private Compiled compile(List<SiteRule> sites) {
    return new Compiled(sites, SiteRules.of(sites, categories));
  }
}
