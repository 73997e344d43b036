package dev.cordon.browser.socket;

import dev.cordon.policy.protocol.text.Explained;

/** How a WebSocket ended. */
public sealed interface SocketEnd {
  /** Both sides said so (RFC 6455, section 7). */
  record Closed(int code, String reason) implements SocketEnd {}

  /**
   * It was refused, failed, or was cut; for a page this is code 1006.
   *
   * @param why a {@code Refusal}, or a {@code ContainerException} such as that of a lock
   */
  record Failed(Explained why) implements SocketEnd {}
}
