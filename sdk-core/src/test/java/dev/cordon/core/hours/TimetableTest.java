package dev.cordon.core.hours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Emergency;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access;
import dev.cordon.policy.protocol.policy.Hours;
import dev.cordon.policy.protocol.policy.Hours.Outside;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.testing.FakeClock;
import dev.cordon.testing.MemoryKeyVault;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work is each day from 9:00 to 17:00 in UTC; it is Wednesday, 2026-05-06, 16:00. */
@Tag("D8")
class TimetableTest {
  private static final Instant NOW = Instant.parse("2026-05-06T16:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String NEXT = "2026-05-07 09:00 (UTC)";

  @TempDir Path directory;
  private final FakeClock clock = new FakeClock();
  private ControlStore control;
  private WorkTime time;
  private Timetable timetable;

  @BeforeEach
  void open() throws Exception {
    control = ControlStore.open(directory, new MemoryKeyVault());
    clock.set(NOW);
    begin();
    time.heard(NOW, clock.uptime());
  }

  private void begin() {
    time = new WorkTime(clock, control);
    timetable = new Timetable(control, time);
  }

  private void publish(Outside outside, int emergencies) throws Exception {
    Hours.Window window =
        new Hours.Window(Set.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(17, 0));
    publish(new Hours(ZoneId.of("UTC"), List.of(window), outside, 30, emergencies));
  }

  private void publish(Hours hours) throws Exception {
    Policy policy = Policy.DEFAULT.withAccess(Access.DEFAULT.withHours(hours));
    control.update(draft -> draft.policy(policy, 1));
  }

  @Test
  void withoutWindowsThereIsNoLimit() throws Exception {
    publish(Hours.ALWAYS);
    assertFalse(timetable.blocks());
    assertTrue(timetable.permits());
    assertEquals(Optional.empty(), timetable.outside());
  }

  @Test
  void whereHoursBlockItIsOpenInAWindowAndClosedFromItsEnd() throws Exception {
    publish(Outside.BLOCK, 0);
    assertTrue(timetable.blocks());
    assertTrue(timetable.permits());
    assertEquals(Optional.empty(), timetable.outside());
    clock.pass(HOUR.minusMillis(1));
    assertTrue(timetable.permits());
    clock.pass(Duration.ofMillis(1));
    assertFalse(timetable.permits());
    assertEquals(Optional.of(Reason.of(Code.OUTSIDE_HOURS, NEXT)), timetable.outside());
  }

  @Test
  void whereHoursWarnItStaysOpenAndTheEmployeeIsTold() throws Exception {
    publish(Outside.WARN, 0);
    assertFalse(timetable.blocks());
    assertEquals(Optional.empty(), timetable.outside());
    clock.pass(HOUR);
    assertTrue(timetable.permits());
    assertEquals(Optional.of(Reason.of(Code.OUTSIDE_HOURS_WARNED, NEXT)), timetable.outside());
  }

  @Test
  void newHoursCountAtOnce() throws Exception {
    publish(Outside.BLOCK, 0);
    assertTrue(timetable.permits());
    Hours.Window morning =
        new Hours.Window(Set.of(DayOfWeek.values()), LocalTime.of(9, 0), LocalTime.of(12, 0));
    publish(new Hours(ZoneId.of("UTC"), List.of(morning), Outside.BLOCK, 30, 0));
    assertFalse(timetable.permits());
  }

  @Test
  void untilTheServerIsHeardNobodyKnowsWhetherItIsWork() throws Exception {
    publish(Outside.BLOCK, 0);
    clock.off(Duration.ZERO);
    begin();
    assertFalse(timetable.permits());
    assertEquals(Optional.of(Reason.of(Code.HOURS_TIME_UNKNOWN)), timetable.outside());
    time.heard(NOW, clock.uptime());
    assertTrue(timetable.permits());
  }

  @Test
  void aClockThatTheServerSetBackIsBelieved() throws Exception {
    publish(Outside.BLOCK, 0);
    clock.pass(HOUR.plus(HOUR));
    assertFalse(timetable.permits());
    time.heard(NOW, clock.uptime());
    assertTrue(timetable.permits());
  }

  @Nested
  class EmergencyAccess {
    @Test
    void isNotNeededWhileItIsWork() throws Exception {
      publish(Outside.BLOCK, 1);
      assertEquals(Optional.of(Reason.of(Code.EMERGENCY_NOT_NEEDED)), timetable.whyNoEmergency());
    }

    @Test
    void isNotOfferedWhereThePolicyHasNone() throws Exception {
      publish(Outside.BLOCK, 0);
      clock.pass(HOUR);
      assertEquals(Optional.of(Reason.of(Code.EMERGENCY_NOT_OFFERED)), timetable.whyNoEmergency());
    }

    @Test
    void opensForItsMinutesAndNotOneMomentLonger() throws Exception {
      publish(Outside.BLOCK, 1);
      clock.pass(HOUR);
      assertEquals(Optional.empty(), timetable.whyNoEmergency());
      timetable.beginEmergency();
      assertTrue(timetable.permits());
      clock.pass(Duration.ofMinutes(30).minusMillis(1));
      assertTrue(timetable.permits());
      clock.pass(Duration.ofMillis(1));
      assertFalse(timetable.permits());
    }

    @Test
    void endsWhenThePolicyTakesItBack() throws Exception {
      publish(Outside.BLOCK, 1);
      clock.pass(HOUR);
      timetable.beginEmergency();
      publish(Outside.BLOCK, 0);
      assertFalse(timetable.permits());
    }

    @Test
    void isUsedUpWhenTheWeeksNumberIsReached() throws Exception {
      publish(Outside.BLOCK, 2);
      clock.pass(HOUR);
      assertEquals(1, useOne().used());
      assertEquals(Optional.empty(), timetable.whyNoEmergency());
      Emergency second = useOne();
      assertEquals(2, second.used());
      assertEquals(LocalDate.of(2026, 5, 4), second.week());
      assertEquals(Optional.of(Reason.of(Code.EMERGENCY_USED_UP, "2")), timetable.whyNoEmergency());
    }

    @Test
    void comesAnewOnMondayByTheServersWordAndNotByTheClocks() throws Exception {
      publish(Outside.BLOCK, 1);
      clock.pass(HOUR);
      useOne();
      clock.off(Duration.ofDays(7));
      begin();
      assertEquals(Optional.of(Reason.of(Code.EMERGENCY_USED_UP, "1")), timetable.whyNoEmergency());
      time.heard(clock.now(), clock.uptime());
      assertEquals(Optional.empty(), timetable.whyNoEmergency());
      assertEquals(LocalDate.of(2026, 5, 11), timetable.beginEmergency().week());
    }

    @Test
    void ofAWeekBeforeGivesNothingBack() throws Exception {
      publish(Outside.BLOCK, 1);
      clock.pass(HOUR);
      useOne();
      time.heard(NOW.minus(Duration.ofDays(7)).plus(HOUR), clock.uptime());
      assertEquals(Optional.of(Reason.of(Code.EMERGENCY_USED_UP, "1")), timetable.whyNoEmergency());
    }

    @Test
    void mayBeUsedBeforeTheServerWasEverHeardInThisRun() throws Exception {
      publish(Outside.BLOCK, 1);
      clock.off(HOUR);
      begin();
      Emergency begun = useOne();
      assertEquals(LocalDate.of(2026, 5, 4), begun.week());
      assertEquals(1, begun.used());
    }

    @Test
    void isNotedWithItsTimeSoThatARestartGivesNoneBack() throws Exception {
      publish(Outside.BLOCK, 1);
      clock.pass(HOUR);
      timetable.beginEmergency();
      assertEquals(NOW.plus(HOUR), control.get().noted().orElseThrow().time());
    }

    private Emergency useOne() throws Exception {
      Emergency begun = timetable.beginEmergency();
      clock.pass(HOUR);
      return begun;
    }
  }
}
