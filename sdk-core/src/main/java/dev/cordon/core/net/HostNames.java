package dev.cordon.core.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Hosts as the policy names them: {@code host}, or {@code *.host} for all below it. Immutable. */
final class HostNames {
  private final List<String> patterns = new ArrayList<>();

  HostNames(List<String> patterns) {
    patterns.forEach(pattern -> this.patterns.add(pattern.toLowerCase(Locale.ROOT)));
  }

  /** Whether {@code host} is one of them. */
  boolean include(String host) {
    String asked = plain(host);
    return patterns.stream().anyMatch(pattern -> includes(pattern, asked));
  }

  /** A name is the same in capitals, and with the root's dot at its end. */
  static String plain(String host) {
    String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return bare.toLowerCase(Locale.ROOT);
  }

  private static boolean includes(String pattern, String asked) {
    if (pattern.startsWith("*.")) {
      return asked.endsWith(pattern.substring(1)) && asked.length() >= pattern.length();
    }
    return pattern.equals(asked);
  }
}
