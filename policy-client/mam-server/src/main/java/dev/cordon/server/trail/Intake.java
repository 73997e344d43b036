package dev.cordon.server.trail;

import com.google.crypto.tink.subtle.Hex;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditChain;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.server.register.Alerts.Finding;
import dev.cordon.server.register.Alerts.Kind;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Stores what a device recorded, and raises an alert for what does not fit. */
public final class Intake {
  @Inject
  public Intake() {}

  /**
   * Stores what is new of {@code batch}, which {@code device} signed. What is held already changes
   * nothing; what does not fit is stored beside it.
   */
  public void take(Device device, AuditBatch batch, Tables tables, Instant now) {
    String enrolment = device.enrolment();
    Strand strand = Strand.of(batch);
    Continuity held = held(enrolment, strand, tables);
    int fresh = held.firstNew(strand);
    tables.deviceTrails().isUpToDate(enrolment);
    if (fresh == strand.size()) {
      return;
    }
    List<Finding> findings = new ArrayList<>();
    held.judge(strand, fresh).ifPresent(findings::add);
    for (int i = fresh; i < strand.size(); i++) {
      addWhatItSays(device, strand, i, findings);
    }
    tables.deviceEvents().add(enrolment, batch.trail(), strand.from(fresh), now);
    tables.deviceTrails().endsAt(enrolment, batch.trail(), strand.end());
    findings.forEach(finding -> raise(enrolment, finding, tables, now));
  }

  /** Raises an alert, and tells of it in the administrators' own trail. */
  static void raise(String enrolment, Finding finding, Tables tables, Instant now) {
    if (tables.alerts().raise(enrolment, finding, now)) {
      String subject = enrolment + " " + finding.kind();
      tables.auditTrail().add(new AuditTrail.Event(now, "server", Action.ALERT_RAISED, subject));
    }
  }

  private static Continuity held(String enrolment, Strand strand, Tables tables) {
    String trail = strand.batch().trail();
    return new Continuity(
        tables.deviceTrails().end(enrolment, trail),
        tables.deviceEvents().chains(enrolment, trail, strand.first() - 1, strand.batch().last()),
        !tables.deviceTrails().isAny(enrolment));
  }

  private static void addWhatItSays(Device device, Strand strand, int index, List<Finding> to) {
    AuditEvent event = strand.event(index);
    String trail = strand.batch().trail();
    long sequence = event.sequence();
    if (event.code() == AuditCode.CHECKPOINT && !isProof(device, strand, index)) {
      to.add(new Finding(Kind.BREAK, trail, sequence, sequence));
    } else if (event.code() == AuditCode.TRAIL_BROKEN) {
      long missing = Math.min(event.number().orElse(0L), sequence - 1);
      to.add(new Finding(Kind.DAMAGE, trail, sequence - missing, sequence));
    }
  }

  private static boolean isProof(Device device, Strand strand, int index) {
    return AuditChain.isProof(
        device.key(),
        Hex.decode(strand.batch().trail()),
        strand.event(index),
        Hex.decode(strand.before(index)));
  }
}
