package dev.cordon.server.trail;

import dev.cordon.server.http.Incidents;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Removes the events that are older than the organisation keeps, by when they arrived: at the
 * start, every hour, and when the days are set. What was removed is told in the administrators'
 * trail; where trails end stays known, so that no removal looks like a gap. Safe for many threads.
 */
@Singleton
public final class Retention implements AutoCloseable {
  private final Register register;
  private final Clock clock;
  private final ScheduledExecutorService hourly =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "retention");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  public Retention(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** Removes what is over, now and every hour. */
  public void start() {
    removeOld();
    var unused = hourly.scheduleWithFixedDelay(this::removeOld, 1, 1, TimeUnit.HOURS);
  }

  /** Keeps events for so many days from now on; what is older goes at once. */
  public void keepDays(long days, String administrator) {
    register.transaction(
        tables -> {
          tables.deviceEvents().keepDays(days);
          tell(administrator, Action.DEVICE_EVENTS_KEPT, Long.toString(days), tables);
          removeOld(tables);
          return tables;
        });
  }

  private void removeOld() {
    try {
      register.transaction(
          tables -> {
            removeOld(tables);
            return tables;
          });
    } catch (RuntimeException e) { // a busy register: in an hour again
      var unused = Incidents.report(e);
    }
  }

  private void removeOld(Tables tables) {
    Instant oldest = clock.instant().minus(Duration.ofDays(tables.deviceEvents().keepDays()));
    for (String enrolment : tables.deviceEvents().enrolmentsBefore(oldest)) {
      int count = tables.deviceEvents().removeBefore(enrolment, oldest);
      tell("server", Action.DEVICE_EVENTS_REMOVED, enrolment + " " + count, tables);
    }
  }

  private void tell(String actor, Action action, String subject, Tables tables) {
    tables.auditTrail().add(new AuditTrail.Event(clock.instant(), actor, action, subject));
  }

  @Override
  public void close() {
    hourly.shutdown();
  }
}
