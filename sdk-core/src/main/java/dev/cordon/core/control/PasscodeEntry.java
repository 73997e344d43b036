package dev.cordon.core.control;

import dev.cordon.core.device.Uptime;
import java.time.Duration;
import java.time.Instant;

/**
 * When the right passcode was last entered.
 *
 * @param at by the time that counted
 * @param entered as the system counts
 */
public record PasscodeEntry(Instant at, Uptime entered) {
  /**
   * Whether the passcode is needed again: so long after the last time by either count, or because
   * the system was started anew, or the time was set back.
   */
  public boolean isDue(Instant now, Uptime uptime, Duration limit) {
    return !entered.isBefore(uptime.run(), uptime.elapsedMillis())
        || uptime.since(entered).compareTo(limit) >= 0
        || Duration.between(at, now).compareTo(limit) >= 0;
  }
}
