package dev.cordon.browser.shown;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * An address as a person reads it: in one line, with that part marked which somebody owns, in
 * letters only where these cannot be taken for others ({@code ReadableHost}), else in Punycode.
 * Path and query stay encoded, so that nothing in them turns the text around or ends it.
 *
 * @param before scheme and subdomains
 * @param domain the registrable domain (public suffix and one label more); where there is none,
 *     such as in figures, the whole host
 * @param after port if unusual, path, query, fragment
 */
public record ShownAddress(String before, String domain, String after) {
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]*");

  /** How {@code url} is shown. */
  public static ShownAddress of(HttpUrl url) {
    String host = bracketed(ReadableHost.of(url.host()));
    String domain = domain(url, host);
    String before = url.scheme() + "://" + host.substring(0, host.length() - domain.length());
    return new ShownAddress(before, domain, after(url));
  }

  /** The whole line. */
  public String text() {
    return before + domain + after;
  }

  private static String domain(HttpUrl url, String shown) {
    String owned = url.topPrivateDomain();
    if (owned == null) {
      return shown;
    }
    int labels = owned.split("\\.", -1).length;
    List<String> all = Arrays.asList(shown.split("\\.", -1));
    return String.join(".", all.subList(all.size() - labels, all.size()));
  }

  private static String bracketed(String host) {
    return host.indexOf(':') < 0 ? host : "[" + host + "]";
  }

  private static String after(HttpUrl url) {
    StringBuilder after = new StringBuilder();
    if (url.port() != HttpUrl.defaultPort(url.scheme())) {
      after.append(':').append(url.port());
    }
    after.append(url.encodedPath());
    append(after, '?', url.encodedQuery());
    append(after, '#', url.encodedFragment());
    return after.toString();
  }

  private static void append(StringBuilder after, char mark, @Nullable String part) {
    // OkHttp leaves other characters in fragments as they are; these are not shown.
    if (part != null && PRINTABLE.matcher(part).matches()) {
      after.append(mark).append(part);
    }
  }
}
