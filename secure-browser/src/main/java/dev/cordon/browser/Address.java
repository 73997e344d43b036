package dev.cordon.browser;

import dev.cordon.browser.error.Refusal;
import dev.cordon.browser.error.Refusal.Problem;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads addresses into the one form that is judged and then connected to (WHATWG URL, by OkHttp):
 * lower case, international names in Punycode, dots in paths resolved; and here also without the
 * root's dot behind the host.
 */
final class Address {
  // WHATWG URL, section 3.5: a host whose last label is a number is an IPv4 address, which a
  // resolver may read in hexadecimal, octal, or with fewer than four parts.
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:0|[1-9]\\d{0,2})\\.){3}(?:0|[1-9]\\d{0,2})");

  private Address() {}

  /** The canonical form, or why there is none. */
  static Reading read(@Nullable HttpUrl url) {
    if (url == null) {
      return new Unreadable(Refusal.of(Problem.ADDRESS_UNREADABLE));
    }
    String host = withoutRootDot(url.host());
    if (!isHost(host)) {
      return new Unreadable(Refusal.of(Problem.ADDRESS_UNREADABLE));
    }
    if (!url.encodedUsername().isEmpty() || !url.encodedPassword().isEmpty()) {
      return new Unreadable(Refusal.of(Problem.ADDRESS_WITH_CREDENTIALS, host));
    }
    return new Canonical(url.newBuilder().host(host).build());
  }

  /** What an address reads as. */
  sealed interface Reading {}

  record Canonical(HttpUrl url) implements Reading {}

  record Unreadable(Refusal why) implements Reading {}

  static String withoutRootDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static boolean isHost(String host) {
    boolean numeric = ENDS_IN_NUMBER.matcher(host).matches();
    return !host.isEmpty() && !host.endsWith(".") && (!numeric || IPV4.matcher(host).matches());
  }
}
