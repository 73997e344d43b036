package dev.cordon.browser.socket;

import okio.ByteString;

/**
 * What happens to a WebSocket, told one after another on a thread of the session. {@link #ended} is
 * the last and comes exactly once. As long as {@link #text} or {@link #binary} does not return,
 * nothing more is read from the server: that is the back-pressure.
 */
public interface SocketEvents {
  /**
   * It is open.
   *
   * @param protocol what the server chose; empty: none
   */
  void opened(String protocol);

  void text(String text);

  void binary(ByteString bytes);

  void ended(SocketEnd end);
}
