package dev.cordon.server.http;

import java.time.Duration;

/**
 * How long the server waits for callers.
 *
 * @param firstRequest from connecting, TLS included, to a whole first request
 * @param body from the head of a request to the end of its body
 * @param stop for running requests, when it is told to end
 */
public record Patience(Duration firstRequest, Duration body, Duration stop) {
  /** For programs that have a server inside. */
  public static final Patience STANDARD =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(2));

  /** The same with another time for running requests. */
  public Patience withStop(Duration other) {
    return new Patience(firstRequest, body, other);
  }
}
