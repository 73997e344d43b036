package dev.cordon.core.control;

import dev.cordon.core.device.Uptime;
import java.time.Instant;

/**
 * A time that counted, and what the system had counted by then.
 *
 * @param time in UTC
 * @param at in the run of the system in which it was noted
 */
public record Noted(Instant time, Uptime at) {
  /** The earliest that it can be now, in milliseconds since 1970. */
  public long millisAt(String run, long elapsedMillis) {
    return time.toEpochMilli() + at.millisUntil(run, elapsedMillis);
  }
}
