package dev.cordon.policy.protocol.policy;

import java.util.List;

/**
 * Which sites load where (requirements B3, B5).
 *
 * @param sites rules in order; the first that matches decides; none matches: {@code CONTAINER}
 * @param downloads whether files may be downloaded into the container
 */
public record Browser(List<SiteRule> sites, Downloads downloads) {

  /** The defaults for a personal device. */
  public static final Browser DEFAULT = new Browser(List.of(), Downloads.CONTAINER);

  /**
   * One rule.
   *
   * @param pattern {@code host}, {@code *.host} (any depth of subdomains and the host itself) or
   *     {@code *}, optionally followed by a path prefix such as {@code /wiki/}
   * @param verdict where a matching address loads
   */
  public record SiteRule(String pattern, Verdict verdict) {}

  /** Where an address loads. */
  public enum Verdict {
    CONTAINER,
    /** In the employee's own browser. */
    OUTSIDE,
    BLOCKED
  }

  /** Where downloads go. */
  public enum Downloads {
    BLOCKED,
    CONTAINER
  }

  public Browser {
    sites = List.copyOf(sites);
  }
}
