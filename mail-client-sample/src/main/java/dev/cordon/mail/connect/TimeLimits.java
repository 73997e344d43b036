package dev.cordon.mail.connect;

import java.time.Duration;

/**
 * How long a server may keep us waiting.
 *
 * @param connect for a connection
 * @param silence for the next bytes, either way
 */
public record TimeLimits(Duration connect, Duration silence) {
  /** For phones on slow networks. */
  public static final TimeLimits DEFAULT =
      new TimeLimits(Duration.ofSeconds(20), Duration.ofSeconds(60));
}
