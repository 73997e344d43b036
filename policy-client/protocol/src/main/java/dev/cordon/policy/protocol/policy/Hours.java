package dev.cordon.policy.protocol.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * When the container may be open (requirement D8): windows that come again each week, by the clock
 * of one time zone wherever the device is.
 *
 * @param zone whose clock the windows are read on
 * @param windows when work is; with none there is no limit
 * @param outside what follows at any other time
 * @param emergencyMinutes how long one emergency access lasts
 * @param emergencyTimesPerWeek how many of them a week has, Monday to Sunday; 0 offers none
 */
public record Hours(
    ZoneId zone,
    List<Window> windows,
    Outside outside,
    int emergencyMinutes,
    int emergencyTimesPerWeek) {

  /** No limit. */
  public static final Hours ALWAYS = new Hours(ZoneId.of("UTC"), List.of(), Outside.BLOCK, 30, 2);

  public Hours {
    windows = List.copyOf(windows);
  }

  /** Whether there is any limit. */
  public boolean areLimited() {
    return !windows.isEmpty();
  }

  /** What follows outside of all windows. */
  public enum Outside {
    /** It closes itself and the passcode does not open it. */
    BLOCK,
    /** The employee is told, and may go on. */
    WARN
  }

  /**
   * One stretch of work, on each of {@code days}.
   *
   * @param days on which it begins, at least one
   * @param from its first minute, by the zone's clock
   * @param to the first minute after it; not later than {@code from}: on the day after
   */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Window {
      days = Set.copyOf(days);
    }

    /** Whether it ends on the day after the one on which it began. */
    public boolean passesMidnight() {
      return !to.isAfter(from);
    }
  }
}
