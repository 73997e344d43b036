package dev.cordon.browser.sites;

import java.util.ArrayList;
import java.util.List;

/**
 * Hosts by patterns: {@code host}, {@code *.host} (any depth of subdomains and the host itself) or
 * {@code *}. A pattern that cannot be read names no host. Immutable and safe for many threads.
 */
public final class HostPatterns {
  private final List<SitePattern> patterns;

  private HostPatterns(List<SitePattern> patterns) {
    this.patterns = patterns;
  }

  /** Reads the patterns of a setting such as {@code browser.intranet}. */
  public static HostPatterns of(List<String> patterns) {
    List<SitePattern> read = new ArrayList<>();
    for (String pattern : patterns) {
      SitePattern.parse(pattern).filter(host -> !host.hasPath()).ifPresent(read::add);
    }
    return new HostPatterns(read);
  }

  /** Whether one of them names {@code host}, which is in canonical form. */
  public boolean contain(String host) {
    String bare = Address.withoutRootDot(host);
    return patterns.stream().anyMatch(pattern -> pattern.matchesHost(bare));
  }
}
