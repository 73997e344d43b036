package dev.cordon.policy;

import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Expect;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.policy.protocol.wire.Wire;
import java.util.Optional;

/**
 * Brings the audit trail to the server, batch after batch. A batch counts as brought only once the
 * server's signed word names its end and its hash; until then it comes again, also after a kill.
 */
final class TrailDelivery {
  private static final String PATH = "v1/audit";

  /** At one go, 5,000 events: a command that waits meanwhile must not wait for long. */
  private static final int MOST_BATCHES = 10;

  private final Organisation organisation;
  private final Statements statements;
  private final DeviceClock clock;

  TrailDelivery(Organisation organisation, Statements statements, DeviceClock clock) {
    this.organisation = organisation;
    this.statements = statements;
    this.clock = clock;
  }

  /** Brings what waits, at most {@value #MOST_BATCHES} batches; whether more may wait. */
  boolean deliver(ServerLine line, Membership member, TrustedRoot root) throws ContainerException {
    for (int i = 0; i < MOST_BATCHES; i++) {
      Optional<AuditBatch> batch = organisation.auditBatch(AuditBatch.MOST);
      if (!batch.isPresent()) {
        return false;
      }
      deliver(batch.get(), line, member, root);
    }
    return true;
  }

  private void deliver(AuditBatch batch, ServerLine line, Membership member, TrustedRoot root)
      throws ContainerException {
    try {
      Envelope answer = Envelope.parse(line.post(PATH, statements.audit(batch, member)));
      Expect expect = new Expect(member.tenant(), member.enrolment(), 1, clock.now());
      AuditAcknowledgement said = root.verify(answer, Wire.AUDIT_ACK, expect).body();
      if (!said.equals(AuditAcknowledgement.of(batch))) {
        throw PolicyClientException.of(Reason.Code.DOCUMENT_WRONG_TARGET, "audit");
      }
    } catch (DocumentRefusedException e) {
      throw PolicyClientException.of(e);
    }
    organisation.auditAcknowledged(batch);
  }
}
