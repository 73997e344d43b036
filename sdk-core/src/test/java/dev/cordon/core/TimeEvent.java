package dev.cordon.core;

import dev.cordon.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.TimeZone;

/** What happens to a device's time while a rule runs; the time without contact always does. */
enum TimeEvent {
  BACK("clock set back", Duration.ZERO, false) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.turn(Duration.ofDays(-30));
    }
  },
  FORWARD("clock set forward", Duration.ZERO, false) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.turn(Duration.ofDays(400));
    }
  },
  REBOOT("restart", Duration.ofSeconds(30), true) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.off(duration());
    }
  },
  REBOOT_FORWARD("restart, clock set forward", Duration.ofSeconds(30), true) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.off(duration());
      clock.turn(limit.plusMinutes(10)); // into a window, past a pause
    }
  },
  REBOOT_BACK("restart, clock set back", Duration.ofSeconds(30), true) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.off(duration());
      clock.turn(Duration.ofDays(-30));
    }
  },
  AIRPLANE("airplane mode", Duration.ofSeconds(30), false) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.sleep(duration());
    }
  },
  DRAWER("drawer, off", Duration.ofDays(200), true) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.off(duration());
    }
  },
  DRAWER_EMPTY("drawer, battery empty and clock lost", Duration.ofDays(200), true) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      clock.off(duration());
      clock.set(Instant.parse("2015-01-01T00:00:00Z"));
    }
  },
  SUMMER_TIME("summer time begins or ends", Duration.ZERO, false) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    }
  },
  ZONE("time zone changed", Duration.ZERO, false) {
    @Override
    void happen(FakeClock clock, Duration limit) {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
    }
  };

  private final String title;
  private final Duration duration;
  private final boolean restarts;

  TimeEvent(String title, Duration duration, boolean restarts) {
    this.title = title;
    this.duration = duration;
    this.restarts = restarts;
  }

  /** When it is best tried: with summer time, before the clock jumps. */
  Instant start() {
    return this == SUMMER_TIME
        ? Instant.parse("2026-03-28T23:30:00Z")
        : Instant.parse("2026-04-01T09:00:00Z");
  }

  String title() {
    return title;
  }

  /** How long it takes. */
  Duration duration() {
    return duration;
  }

  boolean restarts() {
    return restarts;
  }

  abstract void happen(FakeClock clock, Duration limit);
}
