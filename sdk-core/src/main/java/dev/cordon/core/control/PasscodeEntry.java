package dev.cordon.core.control;

import java.time.Duration;
import java.time.Instant;

/**
 * When the passcode was last entered, by the device's clock.
 *
 * @param at the right passcode
 * @param latestSeen the latest time that the clock showed since, to the minute
 */
public record PasscodeEntry(Instant at, Instant latestSeen) {
  private static final Duration STEP = Duration.ofMinutes(1);
  private static final Duration CORRECTION = Duration.ofMinutes(2);

  /** Entered now. */
  public static PasscodeEntry at(Instant now) {
    return new PasscodeEntry(now, now);
  }

  /** The same entry, with the clock seen at {@code now}. */
  public PasscodeEntry seenAt(Instant now) {
    return now.isAfter(latestSeen) ? new PasscodeEntry(at, now) : this;
  }

  /** Whether {@code now} is so much later than the latest time seen that it should be kept. */
  public boolean isNews(Instant now) {
    return Duration.between(latestSeen, now).compareTo(STEP) >= 0;
  }

  /**
   * Whether the passcode is needed again: so long after the last time, or because the clock was
   * turned back by more than what a correction from the network may come to.
   */
  public boolean isDue(Instant now, Duration limit) {
    boolean turnedBack = Duration.between(now, latestSeen).compareTo(CORRECTION) > 0;
    Instant latest = now.isAfter(latestSeen) ? now : latestSeen;
    return turnedBack || Duration.between(at, latest).compareTo(limit) >= 0;
  }
}
