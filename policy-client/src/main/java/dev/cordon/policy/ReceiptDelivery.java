package dev.cordon.policy;

import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Expect;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.policy.protocol.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings receipts to the server, again and again, until each is acknowledged by a signed word that
 * names it by id and hash. Of a wiped container the last acknowledgement ends the identity.
 */
final class ReceiptDelivery {
  private static final String PATH = "v1/receipts";

  private final Organisation organisation;
  private final DeviceClock clock;

  ReceiptDelivery(Organisation organisation, DeviceClock clock) {
    this.organisation = organisation;
    this.clock = clock;
  }

  /** Tries every receipt once; then throws the first failure, if any. */
  void deliver(ServerLine line, Membership member, TrustedRoot root) throws ContainerException {
    List<ContainerException> failures = new ArrayList<>();
    for (Outgoing receipt : organisation.receipts()) {
      try {
        deliver(receipt, line, member, root);
      } catch (ContainerException e) {
        failures.add(e); // one that the server won't have must not hold up the others
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private void deliver(Outgoing receipt, ServerLine line, Membership member, TrustedRoot root)
      throws ContainerException {
    try {
      Envelope envelope = Envelope.parse(receipt.envelope().getBytes(StandardCharsets.UTF_8));
      Envelope answer = Envelope.parse(line.post(PATH, envelope));
      Expect expect = new Expect(member.tenant(), member.enrolment(), 1, clock.now());
      ReceiptAcknowledgement said = root.verify(answer, Wire.RECEIPT_ACK, expect).body();
      ReceiptAcknowledgement wanted =
          new ReceiptAcknowledgement(receipt.id(), envelope.payloadSha256(), member.enrolment());
      if (!said.equals(wanted)) {
        throw PolicyClientException.of(Reason.Code.DOCUMENT_WRONG_TARGET, "receipt");
      }
    } catch (DocumentRefusedException e) {
      throw PolicyClientException.of(e);
    }
    organisation.acknowledged(receipt.id());
  }
}
