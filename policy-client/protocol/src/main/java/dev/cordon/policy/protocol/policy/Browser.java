package dev.cordon.policy.protocol.policy;

import java.util.List;
import java.util.Set;

/**
 * Which sites load where, and how (requirements B1 to B6).
 *
 * @param sites rules in order; the first that matches decides; none matches: {@code CONTAINER}
 * @param intranet hosts that may have addresses inside of a network (loopback, private, link-local
 *     and the like): {@code host}, {@code *.host} (any depth of subdomains and the host itself) or
 *     {@code *}; no other may
 * @param navigation how the employee gets to pages
 * @param pages what pages may do
 * @param downloads whether files may be downloaded into the container
 * @param clear when, beside a lock, all that was browsed is forgotten
 * @param accessLog what is recorded of each address
 */
public record Browser(
    List<SiteRule> sites,
    List<String> intranet,
    Navigation navigation,
    Pages pages,
    Downloads downloads,
    Set<Clear> clear,
    Recorded accessLog) {

  /** The defaults for a personal device. */
  public static final Browser DEFAULT =
      new Browser(
          List.of(),
          List.of(),
          Navigation.DEFAULT,
          Pages.DEFAULT,
          Downloads.CONTAINER,
          Set.of(Clear.values()),
          Recorded.HOSTS);

  /**
   * One rule.
   *
   * @param pattern {@code host}, {@code *.host} (any depth of subdomains and the host itself) or
   *     {@code *}, optionally followed by a path prefix such as {@code /wiki/}; or {@code
   *     category:NAME}, all hosts that a list of categories puts there
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

  /**
   * What pages may do.
   *
   * @param javascript run scripts
   * @param forms be given files
   */
  public record Pages(Permission javascript, Uploads forms) {
    /** The defaults for a personal device. */
    public static final Pages DEFAULT = new Pages(Permission.ALLOWED, Uploads.CONTAINER);
  }

  /** Where files for a page's form come from. */
  public enum Uploads {
    BLOCKED,
    CONTAINER
  }

  /** Where downloads go. */
  public enum Downloads {
    BLOCKED,
    CONTAINER
  }

  /** A moment at which all that was browsed is forgotten. */
  public enum Clear {
    ON_CLOSE,
    ON_BACKGROUND,
    ON_IDLE
  }

  /** What the access log has of each address. */
  public enum Recorded {
    OFF,
    HOSTS,
    /** Whole addresses: path and query too. */
    ADDRESSES
  }

  public Browser {
    sites = List.copyOf(sites);
    intranet = List.copyOf(intranet);
    clear = Set.copyOf(clear);
  }

  /** The same with other rules. */
  public Browser withSites(List<SiteRule> other) {
    return new Browser(other, intranet, navigation, pages, downloads, clear, accessLog);
  }

  /** The same with other hosts that may be inside. */
  public Browser withIntranet(List<String> other) {
    return new Browser(sites, other, navigation, pages, downloads, clear, accessLog);
  }

  /** The same with other ways to pages. */
  public Browser withNavigation(Navigation other) {
    return new Browser(sites, intranet, other, pages, downloads, clear, accessLog);
  }

  /** The same with other rights of pages. */
  public Browser withPages(Pages other) {
    return new Browser(sites, intranet, navigation, other, downloads, clear, accessLog);
  }

  /** The same with downloads going elsewhere. */
  public Browser withDownloads(Downloads other) {
    return new Browser(sites, intranet, navigation, pages, other, clear, accessLog);
  }

  /** The same, forgetting at other moments. */
  public Browser withClear(Set<Clear> other) {
    return new Browser(sites, intranet, navigation, pages, downloads, other, accessLog);
  }

  /** The same with another access log. */
  public Browser withAccessLog(Recorded other) {
    return new Browser(sites, intranet, navigation, pages, downloads, clear, other);
  }
}
