package dev.cordon.server.http;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/** Whoever stands at the door and sees requests come and answers go. Safe for many threads. */
public interface Traffic {
  /** How long {@code caller} has to wait before it is asked what it wants; empty: it may ask. */
  Optional<Duration> ask(InetAddress caller);

  /** An answer began to go out. */
  void answered(Exchange exchange);

  /**
   * A request and what became of it.
   *
   * @param method one that the server knows, else {@code OTHER}
   * @param route the template that it fitted, such as {@code /v1/root/{version}}; never what the
   *     caller wrote; {@code none} if it fitted no template
   * @param status 0: the caller was gone before there was an answer
   * @param took from the request's head to the answer's
   */
  record Exchange(InetAddress caller, String method, String route, int status, Duration took) {}
}
