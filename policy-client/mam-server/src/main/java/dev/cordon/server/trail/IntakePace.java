package dev.cordon.server.trail;

import dev.cordon.server.http.Refused;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How much of its trail a device may send: a whole trail at once, then what a busy container
 * records. In memory: a restart lets everybody send a whole trail again. Safe for many threads.
 */
@Singleton
public final class IntakePace {
  /** More than a device keeps (4 MiB, about 30,000 events). */
  static final long MOST_EVENTS = 50_000;

  /** More than 128 hosts a minute, which is the most that a device records. */
  static final long EVENTS_PER_HOUR = 10_000;

  /** What a batch costs at least: many small ones are work too. */
  static final long LEAST_COST_EVENTS = 50;

  private static final long MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

  private final ConcurrentMap<String, Budget> byEnrolment = new ConcurrentHashMap<>();
  private final Clock clock;

  @Inject
  public IntakePace(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param left how many events may still come, as of {@code at}
   */
  private record Budget(double left, Instant at) {
    Budget at(Instant now) {
      double passedMillis = Math.max(0, Duration.between(at, now).toMillis());
      double refilled = left + passedMillis * EVENTS_PER_HOUR / MILLIS_PER_HOUR;
      return new Budget(Math.min(MOST_EVENTS, refilled), now);
    }
  }

  /**
   * Takes a batch of so many events off the device's budget.
   *
   * @param enrolment whose signature was found good: nobody else can use its budget up
   * @throws Refused if it is used up
   */
  public void spend(String enrolment, int events) throws Refused {
    long cost = Math.max(LEAST_COST_EVENTS, events);
    Instant now = clock.instant();
    Budget budget =
        byEnrolment.compute(
            enrolment,
            (key, before) -> {
              Budget current = before == null ? new Budget(MOST_EVENTS, now) : before.at(now);
              return new Budget(current.left() - cost, now);
            });
    if (budget.left() < 0) {
      giveBack(enrolment, cost);
      double missing = Math.ceil(-budget.left() * MILLIS_PER_HOUR / EVENTS_PER_HOUR / 1000);
      throw Refused.tooMuch(Duration.ofSeconds(Math.max(1, (long) missing)));
    }
  }

  private void giveBack(String enrolment, long cost) {
    var unused =
        byEnrolment.computeIfPresent(
            enrolment, (key, budget) -> new Budget(budget.left() + cost, budget.at()));
  }
}
