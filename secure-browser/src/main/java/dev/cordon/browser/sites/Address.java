package dev.cordon.browser.sites;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses into the one form that is judged and then connected to (WHATWG URL, by OkHttp):
 * lower case, international names in Punycode, dots in paths resolved; and here also without the
 * root's dot behind the host.
 */
public final class Address {
  // WHATWG URL, section 3.5: a host whose last label is a number is an IPv4 address, which a
  // resolver may read in hexadecimal, octal, or with fewer than four parts.
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)");
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern IPV4 = Pattern.compile("(?:" + OCTET + "\\.){3}" + OCTET);
  // What ends a host in a URL, or is decoded, dropped or a wildcard in one.
  private static final Pattern NO_HOST = Pattern.compile("[\\s\\p{Cntrl}/\\\\?#@%*]");
  // So are most hosts of a list, and OkHttp's parser takes long for each.
  private static final Pattern PLAIN =
      Pattern.compile("(?:[a-z][a-z0-9-]{0,62}+\\.)*+[a-z][a-z0-9-]{0,62}+");
  private static final int MAX_HOST_CHARS = 253;

  private Address() {}

  /** The canonical form, or why there is none. */
  public static Reading read(@Nullable HttpUrl url) {
    if (url == null) {
      return new Unreadable(Refusal.of(Problem.ADDRESS_UNREADABLE));
    }
    String host = withoutRootDot(url.host());
    if (!isHost(host) || !isStable(url)) {
      return new Unreadable(Refusal.of(Problem.ADDRESS_UNREADABLE));
    }
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      return new Unreadable(Refusal.of(Problem.ADDRESS_WITH_CREDENTIALS, host));
    }
    return new Canonical(url.newBuilder().host(host).build());
  }

  /** What an address reads as. */
  public sealed interface Reading {}

  /** One that is judged and connected to as it stands here. */
  public record Canonical(HttpUrl url) implements Reading {}

  /** One that leads nowhere. */
  public record Unreadable(Refusal why) implements Reading {}

  /** The canonical form of a host alone; IPv6 in brackets; empty if it cannot be read. */
  static Optional<String> host(String text) {
    if (isPlain(text)) {
      return Optional.of(text);
    }
    if (NO_HOST.matcher(text).find() || (text.indexOf(':') >= 0 && !text.endsWith("]"))) {
      return Optional.empty();
    }
    HttpUrl url = HttpUrl.parse("https://" + text + "/");
    return Optional.ofNullable(url)
        .filter(Address::isStable)
        .map(u -> withoutRootDot(u.host()))
        .filter(Address::isHost);
  }

  /** Whether a host is an IPv4 address in the one form that every resolver reads alike. */
  public static boolean isIpv4(String host) {
    return IPV4.matcher(host).matches();
  }

  /** Whether a resolver may take a host for an IPv4 address in figures. */
  public static boolean endsInNumber(String host) {
    return ENDS_IN_NUMBER.matcher(withoutRootDot(host)).matches();
  }

  static String withoutRootDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  /** OkHttp writes some hosts in a form that it does not read: they would not be connected to. */
  private static boolean isStable(HttpUrl url) {
    HttpUrl again = HttpUrl.parse(url.toString());
    return again != null && again.host().equals(url.host());
  }

  /** Whether a host is certainly in canonical form. */
  static boolean isPlain(String host) {
    return host.length() <= MAX_HOST_CHARS
        && PLAIN.matcher(host).matches()
        && !host.contains("xn--");
  }

  private static boolean isHost(String host) {
    return !host.isEmpty() && !host.endsWith(".") && (!endsInNumber(host) || isIpv4(host));
  }
}
