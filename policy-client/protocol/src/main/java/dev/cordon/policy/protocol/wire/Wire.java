package dev.cordon.policy.protocol.wire;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PolicyCodec;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Root;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.policy.protocol.threat.ThreatList;

/** Every kind of document on the wire. */
public final class Wire {
  // Signed by the organisation
  public static final DocumentType<Root> ROOT = TrustedRoot.TYPE;
  public static final DocumentType<Policy> POLICY =
      new DocumentType<>(DocumentKind.POLICY, new PolicyCodec());
  public static final DocumentType<ThreatList> THREATS =
      new DocumentType<>(DocumentKind.THREATS, new ThreatListCodec());
  public static final DocumentType<Command> COMMAND =
      new DocumentType<>(DocumentKind.COMMAND, new CommandCodec());
  public static final DocumentType<DeviceState> STATE =
      new DocumentType<>(DocumentKind.STATE, new DeviceStateCodec());
  public static final DocumentType<ReceiptAcknowledgement> RECEIPT_ACK =
      new DocumentType<>(DocumentKind.RECEIPT_ACK, new ReceiptAcknowledgementCodec());

  public static final DocumentType<AuditAcknowledgement> AUDIT_ACK =
      new DocumentType<>(DocumentKind.AUDIT_ACK, new AuditAcknowledgementCodec());

  // Signed by a device
  public static final DocumentType<Enrolment> ENROLMENT =
      new DocumentType<>(DocumentKind.ENROLMENT, new EnrolmentCodec());
  public static final DocumentType<CheckIn> CHECK_IN =
      new DocumentType<>(DocumentKind.CHECK_IN, new CheckInCodec());
  public static final DocumentType<Receipt> RECEIPT =
      new DocumentType<>(DocumentKind.RECEIPT, new ReceiptCodec());
  public static final DocumentType<Listen> LISTEN =
      new DocumentType<>(DocumentKind.LISTEN, new ListenCodec());
  public static final DocumentType<AuditBatch> AUDIT =
      new DocumentType<>(DocumentKind.AUDIT, new AuditBatchCodec());

  private Wire() {}
}
