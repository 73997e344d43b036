package dev.cordon.core.hours;

import dev.cordon.policy.protocol.policy.Hours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Weekly windows as moments. A window begins and ends when its zone's clock first shows so: one
 * whose hour comes twice in autumn begins with the first and ends with the first; an hour that is
 * left out in spring is where the clock jumps, so that a window inside of it has no length.
 */
final class WorkWeek {
  private static final int DAYS_BACK = 2; // a window may have begun yesterday, by any zone's clock
  private static final int DAYS_AHEAD = 15; // next week's may fall into the hour that is left out

  private WorkWeek() {}

  private record Window(Instant from, Instant to) {}

  /** The stretch around {@code now}. */
  static Stretch at(Hours hours, Instant now) {
    LocalDate today = now.atZone(hours.zone()).toLocalDate();
    List<Window> windows = windows(hours, today);
    Instant end = now;
    for (Window window : windows) { // in order of their beginning
      if (!window.from.isAfter(end) && window.to.isAfter(end)) {
        end = window.to;
      }
    }
    return end.isAfter(now)
        ? new Stretch(true, now, end)
        : new Stretch(false, now, next(windows, now, start(hours.zone(), today)));
  }

  private static Instant next(List<Window> windows, Instant now, Instant startOfDay) {
    return windows.stream()
        .map(Window::from)
        .filter(from -> from.isAfter(now))
        .findFirst()
        .orElse(startOfDay.plus(java.time.Duration.ofDays(DAYS_AHEAD - 1)));
  }

  private static Instant start(ZoneId zone, LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static List<Window> windows(Hours hours, LocalDate today) {
    List<Window> windows = new ArrayList<>();
    for (int day = -DAYS_BACK; day <= DAYS_AHEAD; day++) {
      LocalDate date = today.plusDays(day);
      for (Hours.Window window : hours.windows()) {
        if (window.days().contains(date.getDayOfWeek())) {
          windows.add(on(date, window, hours.zone()));
        }
      }
    }
    windows.removeIf(window -> !window.to.isAfter(window.from));
    windows.sort(Comparator.comparing(Window::from));
    return windows;
  }

  private static Window on(LocalDate date, Hours.Window window, ZoneId zone) {
    LocalDate last = window.passesMidnight() ? date.plusDays(1) : date;
    return new Window(moment(date, window.from(), zone), moment(last, window.to(), zone));
  }

  private static Instant moment(LocalDate date, LocalTime time, ZoneId zone) {
    LocalDateTime shown = date.atTime(time);
    ZoneOffsetTransition change = zone.getRules().getTransition(shown);
    boolean leftOut = change != null && change.isGap();
    return leftOut ? change.getInstant() : ZonedDateTime.of(shown, zone).toInstant();
  }
}
