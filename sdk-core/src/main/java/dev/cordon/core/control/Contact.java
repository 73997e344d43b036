package dev.cordon.core.control;

import java.time.Instant;

/**
 * When the organisation was last heard, by the device's clock.
 *
 * @param last the last verified answer
 * @param latestSeen the latest time that the clock ever showed: turning it back gains nothing
 */
public record Contact(Instant last, Instant latestSeen) {
  /** Contact now. */
  public static Contact at(Instant now) {
    return new Contact(now, now);
  }

  /** The same contact, with the clock seen at {@code now}. */
  public Contact seenAt(Instant now) {
    return now.isAfter(latestSeen) ? new Contact(last, now) : this;
  }

  /** The time without contact at {@code nowMillis}; both in milliseconds, the latter since 1970. */
  public long silenceMillis(long nowMillis) {
    return Math.max(nowMillis, latestSeen.toEpochMilli()) - last.toEpochMilli();
  }
}
