package dev.cordon.core.hours;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Emergency;
import dev.cordon.core.control.Noted;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Hours;
import dev.cordon.policy.protocol.policy.Hours.Outside;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the policy's hours let the container be open (requirement D8). Work is only what is work
 * by the server's word and what the system has counted since: too early is as wrong as too late, so
 * no clock that can be set decides. Safe for many threads.
 */
public final class Timetable {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm '('VV')'");

  private final ControlStore control;
  private final WorkTime time;
  private volatile @Nullable Known known;

  private record Known(Hours hours, long fromMillis, long untilMillis, boolean isWork) {
    boolean holds(Hours now, long millis) {
      return hours.equals(now) && fromMillis <= millis && millis < untilMillis;
    }
  }

  public Timetable(ControlStore control, WorkTime time) {
    this.control = control;
    this.time = time;
  }

  /** Whether the container may be open now; takes no lock and, within a stretch, no garbage. */
  public boolean permits() {
    ControlState state = control.get();
    Hours hours = state.policy().access().hours();
    return !blocks(hours) || isWork(hours, time.certainMillis()) || isEmergency(state, hours);
  }

  /** Whether hours can ever close it. */
  public boolean blocks() {
    return blocks(control.get().policy().access().hours());
  }

  private static boolean blocks(Hours hours) {
    return hours.areLimited() && hours.outside() == Outside.BLOCK;
  }

  /** What keeps it closed, or what the employee is to be told; empty while it is work. */
  public Optional<Reason> outside() {
    ControlState state = control.get();
    Hours hours = state.policy().access().hours();
    if (!hours.areLimited()) {
      return Optional.empty();
    } else if (hours.outside() == Outside.WARN) {
      long now = time.millis(); // a warning need not be certain
      return isWork(hours, now)
          ? Optional.empty()
          : Optional.of(outside(Code.OUTSIDE_HOURS_WARNED, hours, now));
    }
    return permits() ? Optional.empty() : Optional.of(closed(hours, time.certainMillis()));
  }

  private Reason closed(Hours hours, long now) {
    return now == WorkTime.UNKNOWN
        ? Reason.of(Code.HOURS_TIME_UNKNOWN)
        : outside(Code.OUTSIDE_HOURS, hours, now);
  }

  private static Reason outside(Code code, Hours hours, long now) {
    Instant next = WorkWeek.at(hours, Instant.ofEpochMilli(now)).until();
    return Reason.of(code, MINUTE.format(next.atZone(hours.zone())));
  }

  private boolean isWork(Hours hours, long now) {
    if (now == WorkTime.UNKNOWN) {
      return false;
    }
    Known last = known;
    if (last == null || !last.holds(hours, now)) {
      Stretch stretch = WorkWeek.at(hours, Instant.ofEpochMilli(now));
      last = new Known(hours, now, stretch.until().toEpochMilli(), stretch.isWork());
      known = last;
    }
    return last.isWork();
  }

  private boolean isEmergency(ControlState state, Hours hours) {
    if (!state.emergency().isPresent() || hours.emergencyTimesPerWeek() == 0) {
      return false;
    }
    Uptime uptime = time.uptime();
    long length = hours.emergencyMinutes() * 60_000L;
    Emergency last = state.emergency().get();
    return last.lasts(time.millis(), uptime.run(), uptime.elapsedMillis(), length);
  }

  /** Why no emergency access can be had; empty if it can. */
  public Optional<Reason> whyNoEmergency() {
    Hours hours = hours();
    if (permits()) {
      return Optional.of(Reason.of(Code.EMERGENCY_NOT_NEEDED));
    } else if (hours.emergencyTimesPerWeek() == 0) {
      return Optional.of(Reason.of(Code.EMERGENCY_NOT_OFFERED));
    }
    String times = Integer.toString(hours.emergencyTimesPerWeek());
    return usedBefore() >= hours.emergencyTimesPerWeek()
        ? Optional.of(Reason.of(Code.EMERGENCY_USED_UP, times))
        : Optional.empty();
  }

  /** Begins one and counts it; the container's lock is held. */
  public Emergency beginEmergency() throws ContainerException {
    Noted now = new Noted(time.now(), time.uptime());
    Emergency next = new Emergency(week(), usedBefore() + 1, now);
    control.update(draft -> draft.emergency(next).noted(time.note()));
    return next;
  }

  /** A new week is believed of the server alone; an earlier one than before gives nothing back. */
  private int usedBefore() {
    Optional<Emergency> last = control.get().emergency();
    return last.map(each -> week().isAfter(each.week()) ? 0 : each.used()).orElse(0);
  }

  private LocalDate week() {
    long certain = time.certainMillis();
    Optional<Emergency> last = control.get().emergency();
    boolean unsure = certain == WorkTime.UNKNOWN;
    if (unsure && last.isPresent()) {
      return last.get().week();
    }
    Instant now = unsure ? time.now() : Instant.ofEpochMilli(certain);
    LocalDate today = now.atZone(hours().zone()).toLocalDate();
    return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private Hours hours() {
    return control.get().policy().access().hours();
  }
}
