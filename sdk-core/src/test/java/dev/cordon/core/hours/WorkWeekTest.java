package dev.cordon.core.hours;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cordon.policy.protocol.policy.Hours;
import dev.cordon.policy.protocol.policy.Hours.Outside;
import dev.cordon.policy.protocol.policy.Hours.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Berlin's clock jumped from 2:00 to 3:00 on 2026-03-29, and back from 3:00 on 2026-10-25. */
@Tag("D8")
class WorkWeekTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @ParameterizedTest
  @CsvSource({
    "2026-04-06T08:59:59, false, 2026-04-06T09:00", // a Monday
    "2026-04-06T09:00, true, 2026-04-06T18:00",
    "2026-04-06T17:59:59, true, 2026-04-06T18:00",
    "2026-04-06T18:00, false, 2026-04-07T09:00",
    "2026-04-07T18:00, false, 2026-04-13T09:00",
    "2026-04-12T23:59:59, false, 2026-04-13T09:00",
  })
  void aWindowHoldsFromItsFirstMomentToItsLast(
      LocalDateTime now, boolean work, LocalDateTime until) {
    check(hours(TOKYO, window("09:00", "18:00", MONDAY, TUESDAY)), now, work, until);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-10T21:59, false, 2026-04-10T22:00", // a Friday
    "2026-04-10T22:00, true, 2026-04-11T06:00",
    "2026-04-11T05:59:59, true, 2026-04-11T06:00",
    "2026-04-11T06:00, false, 2026-04-17T22:00",
  })
  void aNightBelongsToTheDayOnWhichItBegan(LocalDateTime now, boolean work, LocalDateTime until) {
    check(hours(TOKYO, window("22:00", "06:00", FRIDAY)), now, work, until);
  }

  @Test
  void aWindowThatEndsWhereItBeginsIsAWholeDay() {
    Hours hours = hours(TOKYO, window("09:00", "09:00", MONDAY));
    check(hours, at("2026-04-07T08:59"), true, at("2026-04-07T09:00"));
    check(hours, at("2026-04-07T09:00"), false, at("2026-04-13T09:00"));
  }

  @Test
  void windowsThatTouchOrOverlapAreOne() {
    Hours hours =
        hours(
            TOKYO,
            window("12:00", "15:00", MONDAY),
            window("09:00", "12:00", MONDAY),
            window("14:00", "18:00", MONDAY));
    check(hours, at("2026-04-06T09:30"), true, at("2026-04-06T18:00"));
  }

  @Test
  void theZoneIsThePolicysWhereverTheDeviceIs() {
    Hours hours = hours(TOKYO, window("09:00", "18:00", MONDAY));
    assertTrue(WorkWeek.at(hours, Instant.parse("2026-04-06T00:00:00Z")).isWork());
    assertFalse(WorkWeek.at(hours, Instant.parse("2026-04-06T09:00:00Z")).isWork());
  }

  @ParameterizedTest
  @CsvSource({
    // The hour from 2:00 to 3:00 is left out: 1:00Z is where the clock jumps.
    "01:00, 04:00, 2026-03-29T00:00:00Z, 2026-03-29T02:00:00Z", // two hours, not three
    "02:30, 04:00, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z", // begins where it jumps
    "01:00, 02:30, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z", // ends where it jumps
    // From 2:00 to 3:00 comes twice: at 0:00Z and at 1:00Z.
    "01:00, 04:00, 2026-10-24T23:00:00Z, 2026-10-25T03:00:00Z", // four hours
    "02:30, 04:00, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z", // begins with the first
    "01:00, 02:30, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z", // and ends with the first
  })
  void whenTheClockChangesAWindowFollowsWhatItShows(
      LocalTime from, LocalTime to, Instant begins, Instant ends) {
    Hours hours = hours(BERLIN, new Window(Set.of(SUNDAY), from, to));
    assertFalse(WorkWeek.at(hours, begins.minusMillis(1)).isWork());
    assertEquals(begins, WorkWeek.at(hours, begins.minusMillis(1)).until());
    assertTrue(WorkWeek.at(hours, begins).isWork());
    assertEquals(ends, WorkWeek.at(hours, begins).until());
    assertFalse(WorkWeek.at(hours, ends).isWork());
  }

  @Test
  void aWindowInsideTheHourThatIsLeftOutWaitsForNextWeek() {
    Hours hours = hours(BERLIN, window("02:10", "02:50", SUNDAY));
    Stretch stretch = WorkWeek.at(hours, Instant.parse("2026-03-28T12:00:00Z"));
    assertEquals(
        new Stretch(false, stretch.from(), Instant.parse("2026-04-05T00:10:00Z")), stretch);
  }

  @Test
  void aWholeStretchIsAsItsFirstMomentSays() {
    Random random = new Random(8);
    for (int i = 0; i < 2_000; i++) {
      Hours hours = hours(random.nextBoolean() ? BERLIN : TOKYO, random(random), random(random));
      Instant now = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
      Stretch stretch = WorkWeek.at(hours, now);
      long length = stretch.until().toEpochMilli() - now.toEpochMilli();
      Instant within = now.plusMillis((long) (random.nextDouble() * length));

      assertEquals(stretch.isWork(), WorkWeek.at(hours, within).isWork(), hours + " " + now);
      assertEquals(!stretch.isWork(), WorkWeek.at(hours, stretch.until()).isWork(), hours + "");
    }
  }

  private static Window random(Random random) {
    LocalTime from = LocalTime.of(random.nextInt(24), random.nextInt(60));
    DayOfWeek day = DayOfWeek.of(1 + random.nextInt(7));
    return new Window(Set.of(day), from, LocalTime.of(random.nextInt(24), random.nextInt(60)));
  }

  private static void check(Hours hours, LocalDateTime now, boolean work, LocalDateTime until) {
    Stretch stretch = WorkWeek.at(hours, now.atZone(hours.zone()).toInstant());
    assertEquals(work, stretch.isWork());
    assertEquals(until, stretch.until().atZone(hours.zone()).toLocalDateTime());
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }

  private static Window window(String from, String to, DayOfWeek... days) {
    return new Window(Set.of(days), LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Hours hours(ZoneId zone, Window... windows) {
    return new Hours(zone, List.of(windows), Outside.BLOCK, 30, 2);
  }
}
