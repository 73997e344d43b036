package dev.cordon.browser.socket;

import java.util.List;

/**
 * A WebSocket that a page wants (RFC 6455).
 *
 * @param url {@code wss:}
 * @param origin of the page that asks; must have been delivered by the session
 * @param protocols in order of preference; may be empty
 */
public record SocketRequest(int tab, String url, String origin, List<String> protocols) {
  public SocketRequest {
    protocols = List.copyOf(protocols);
  }

  /** Without its address, which must not reach a log. */
  @Override
  public String toString() {
    return "SocketRequest[]";
  }
}
