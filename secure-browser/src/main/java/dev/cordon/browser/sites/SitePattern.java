package dev.cordon.browser.sites;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * One pattern of {@code browser.sites}: {@code host}, {@code *.host} or {@code *}, optionally with
 * a path in whole segments ({@code /wiki} matches {@code /wiki/page}, not {@code /wikipedia}).
 *
 * @param host canonical; empty: any
 * @param orBelow whether its subdomains match too
 * @param path to the letter
 * @param generous the path as the most generous server reads it
 */
record SitePattern(String host, boolean orBelow, List<String> path, List<String> generous) {
  /** Matches every address. */
  static final SitePattern ANY = new SitePattern("", false, List.of(), List.of());

  /** Empty if it cannot be read. */
  static Optional<SitePattern> parse(String pattern) {
    int slash = pattern.indexOf('/');
    String name = slash < 0 ? pattern : pattern.substring(0, slash);
    boolean orBelow = name.startsWith("*.");
    String host = orBelow ? name.substring(2) : name;
    boolean any = host.equals("*") && !orBelow;
    if (host.isEmpty()) {
      return Optional.empty();
    }
    if (slash < 0 && Address.isPlain(host)) {
      return Optional.of(new SitePattern(host, orBelow, List.of(), List.of()));
    }
    HttpUrl url =
        HttpUrl.parse("https://" + (any ? "any" : host) + pattern.substring(name.length()));
    if (url == null || !isBare(url, host)) {
      return Optional.empty();
    }
    String canonical = any ? "" : Address.withoutRootDot(url.host());
    List<String> path = PathReading.literal(url);
    return Optional.of(new SitePattern(canonical, orBelow, path, PathReading.generous(path)));
  }

  /** A pattern has no port, user, query or fragment, and no star but the leading one. */
  private static boolean isBare(HttpUrl url, String host) {
    return host.indexOf('@') < 0
        && host.indexOf('\\') < 0
        && (host.indexOf(':') < 0 || host.startsWith("["))
        && (host.equals("*") || host.indexOf('*') < 0)
        && url.port() == 443
        && url.encodedQuery() == null
        && url.encodedFragment() == null;
  }

  boolean isAnyHost() {
    return host.isEmpty();
  }

  boolean hasPath() {
    return !path.isEmpty();
  }

  boolean matchesHost(String asked) {
    return isAnyHost()
        || asked.equals(host)
        || (orBelow
            && asked.endsWith(host)
            && asked.charAt(asked.length() - host.length() - 1) == '.');
  }

  boolean matchesLiteral(List<String> segments) {
    return startsWith(segments, path);
  }

  boolean matchesGenerous(List<String> segments) {
    return startsWith(segments, generous);
  }

  private static boolean startsWith(List<String> segments, List<String> prefix) {
    return segments.size() >= prefix.size() && segments.subList(0, prefix.size()).equals(prefix);
  }
}
