package dev.cordon.browser.socket;

import okio.ByteString;

/** A page's end of a WebSocket. Safe for many threads. */
public interface PageSocket {
  /** A message in either direction has at most so many bytes; a longer one ends the socket. */
  int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;

  /** Queues a message; false if the socket is not open or too much is queued: then it ends. */
  boolean send(String text);

  /** Queues a message; false if the socket is not open or too much is queued: then it ends. */
  boolean send(ByteString bytes);

  /** How many bytes were queued and not yet sent: the sender's back-pressure. */
  long queuedBytes();

  /**
   * Says farewell after what is queued; the end is told when the server has answered.
   *
   * @param code 1000 or 3000 to 4999 (RFC 6455, section 7.4.2); any other becomes 1000
   * @param reason at most 123 bytes of UTF-8; a longer one is left out
   */
  void close(int code, String reason);
}
