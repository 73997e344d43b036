package dev.cordon.server.trail;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.server.register.Alerts.Finding;
import dev.cordon.server.register.Alerts.Kind;
import dev.cordon.server.register.DeviceTrails.End;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Compares what devices say of their trails, at each check-in, with what arrived of them. */
public final class Listening {
  /** An upload that fails a few times is no silence. */
  private static final int MISSED_TIMES = 3;

  private static final Duration LEAST_PATIENCE = Duration.ofHours(1);

  @Inject
  public Listening() {}

  /**
   * Raises an alert if the device went back behind what it sent, or has recorded more than arrives
   * for three times as long as the policy lets it wait. Of who agreed to an earlier consent form
   * nothing is expected.
   */
  public void hear(CheckIn said, Policy policy, Tables tables, Instant now) {
    String enrolment = said.enrolment();
    if (tables.consents().of(enrolment).given().version() < ConsentForm.WITH_TRAIL) {
      return;
    }
    Optional<End> held =
        said.trail().flatMap(named -> tables.deviceTrails().end(enrolment, named.trail()));
    said.trail()
        .flatMap(named -> held.flatMap(end -> wentBack(named, end)))
        .ifPresent(finding -> Intake.raise(enrolment, finding, tables, now));
    if (isBehind(said.trail(), held)) {
      wait(said, held, patience(policy), tables, now);
    } else {
      tables.deviceTrails().isUpToDate(enrolment);
    }
  }

  private static Optional<Finding> wentBack(TrailReport said, End held) {
    if (said.last() < held.sequence()) {
      return Optional.of(new Finding(Kind.BACK, said.trail(), said.last() + 1, held.sequence()));
    }
    boolean isOther = said.last() == held.sequence() && !said.chain().equals(held.chain());
    return isOther
        ? Optional.of(new Finding(Kind.BACK, said.trail(), said.last(), said.last()))
        : Optional.empty();
  }

  /** Every container has recorded at least that it was enrolled. */
  private static boolean isBehind(Optional<TrailReport> said, Optional<End> held) {
    return said.isEmpty() || held.isEmpty() || held.get().sequence() < said.get().last();
  }

  private static void wait(
      CheckIn said, Optional<End> held, Duration patience, Tables tables, Instant now) {
    Optional<Instant> since = tables.deviceTrails().behindSince(said.enrolment());
    if (since.isEmpty()) {
      tables.deviceTrails().isBehind(said.enrolment(), now);
    } else if (now.isAfter(since.get().plus(patience))) {
      long first = held.map(End::sequence).orElse(0L) + 1;
      long last = Math.max(first, said.trail().map(TrailReport::last).orElse(first));
      String trail = said.trail().map(TrailReport::trail).orElse("");
      Intake.raise(said.enrolment(), new Finding(Kind.SILENCE, trail, first, last), tables, now);
    }
  }

  private static Duration patience(Policy policy) {
    int minutes = Math.max(policy.audit().uploadMinutes(), policy.lease().checkInMinutes());
    Duration patience = Duration.ofMinutes(minutes).multipliedBy(MISSED_TIMES);
    return patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience;
  }
}
