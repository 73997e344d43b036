package dev.cordon.core.control;

import dev.cordon.core.device.Uptime;
import java.time.Instant;
import java.util.Optional;

/**
 * When the organisation was last heard.
 *
 * @param last by the server's own signed word if {@code heard}, else by the time that counted here
 * @param heard what this device's system had counted when the server was asked for that word
 */
public record Contact(Instant last, Optional<Uptime> heard) {
  /** Contact without a word of the time. */
  public static Contact at(Instant now) {
    return new Contact(now, Optional.empty());
  }

  /** The time without contact at {@code nowMillis}; both in milliseconds, the latter since 1970. */
  public long silenceMillis(long nowMillis) {
    return nowMillis - last.toEpochMilli();
  }
}
