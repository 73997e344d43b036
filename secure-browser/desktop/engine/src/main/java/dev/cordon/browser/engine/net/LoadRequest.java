package dev.cordon.browser.engine.net;

import dev.cordon.browser.channel.Header;
import java.util.List;
import java.util.Locale;

/**
 * What a page wants from the network.
 *
 * @param tab the tab it belongs to
 * @param body in the order in which it is sent; empty: none
 */
public record LoadRequest(
    int tab, String url, String method, List<Header> headers, List<BodyPart> body) {
  public LoadRequest {
    headers = List.copyOf(headers);
    body = List.copyOf(body);
  }

  /** What it is for, as Fetch names it; empty: the engine did not say. */
  public String destination() {
    return headers.stream()
        .filter(header -> header.name().toLowerCase(Locale.ROOT).equals("sec-fetch-dest"))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  /** Whether it is what a tab shows, and not a part of it. */
  public boolean isDocument() {
    return destination().equals("document");
  }
}
