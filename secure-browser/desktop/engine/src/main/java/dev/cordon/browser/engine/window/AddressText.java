package dev.cordon.browser.engine.window;

import com.sun.webkit.network.RegistrableHost;

/**
 * An address in parts for the eye.
 *
 * @param before what stands before the part that somebody registered
 * @param host the part that somebody registered
 */
record AddressText(String before, String host, String after) {
  static AddressText of(String url) {
    if (!url.startsWith("https://")) {
      return new AddressText("", "", url);
    }
    int start = "https://".length();
    int end = start;
    while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    String authority = url.substring(start, end);
    int port = authority.lastIndexOf(':');
    boolean hasPort = port > authority.lastIndexOf(']');
    String host = hasPort ? authority.substring(0, port) : authority;
    String registrable = RegistrableHost.of(host);
    String rest = url.substring(start + host.length());
    return new AddressText(
        host.substring(0, host.length() - registrable.length()),
        registrable,
        rest.equals("/") ? "" : rest);
  }

  String wholeHost() {
    return before + host;
  }
}
