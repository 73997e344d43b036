package dev.cordon.browser.page;

import java.util.Optional;
import okhttp3.Headers;
import okhttp3.RequestBody;

/**
 * What a page, or the app itself, wants from the network. Nothing in it is trusted: the session
 * reads the address, judges it, and lets only harmless headers pass.
 *
 * @param tab which tab asks, so that cookies know what the employee is looking at; 0: none
 * @param method as the page spells it
 * @param headers as the engine would send them; {@code Origin}, {@code Referer} and {@code
 *     Sec-Fetch-Site} tell who asks
 * @param body written once, unless it says that it can be written again ({@link
 *     RequestBody#isOneShot()}); unknown length is -1
 */
public record PageRequest(
    int tab,
    String url,
    String method,
    Headers headers,
    Optional<RequestBody> body,
    Destination destination,
    Hops hops) {
  /** What the employee opens: typed, a bookmark, a link of another app. */
  public static PageRequest opening(String url) {
    return opening(0, url, Hops.FOLLOW);
  }

  /** What the employee opens in {@code tab}. */
  public static PageRequest opening(int tab, String url, Hops hops) {
    return new PageRequest(
        tab,
        url,
        "GET",
        Headers.of("Sec-Fetch-Site", "none"),
        Optional.empty(),
        Destination.DOCUMENT,
        hops);
  }

  /** The same without some of its header fields. */
  public PageRequest without(String... fields) {
    Headers.Builder rest = headers.newBuilder();
    for (String field : fields) {
      rest.removeAll(field);
    }
    return new PageRequest(tab, url, method, rest.build(), body, destination, hops);
  }

  /** Without address and headers, which must not reach a log. */
  @Override
  public String toString() {
    return "PageRequest[" + method + " " + destination + "]";
  }
}
