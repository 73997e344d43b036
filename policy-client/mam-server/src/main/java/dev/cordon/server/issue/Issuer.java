package dev.cordon.server.issue;

import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.keys.OnlineKeys;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signs with the online roles. Safe for many threads. */
public final class Issuer {
  /** How long devices accept a policy; renewed long before. */
  public static final Duration POLICY_VALIDITY = Duration.ofDays(90);

  /** How long devices accept a list of harmful apps; renewed long before. */
  public static final Duration THREATS_VALIDITY = Duration.ofDays(90);

  /** A command must still reach a device that was off for a long time. */
  public static final Duration COMMAND_VALIDITY = Duration.ofDays(365);

  private static final Duration ANSWER_VALIDITY = Duration.ofHours(1);

  private final Tenant tenant;
  private final OnlineKeys keys;

  @Inject
  public Issuer(Tenant tenant, OnlineKeys keys) {
    this.tenant = tenant;
    this.keys = keys;
  }

  /** A policy for every device. */
  public Envelope policy(Policy policy, long version, Instant now) {
    return sign(
        Wire.POLICY,
        document(Document.DEVICES, version, now, POLICY_VALIDITY, policy),
        keys.policy());
  }

  /** Whether the organisation's root names a key for lists of harmful apps. */
  public boolean signsThreats() {
    return keys.threats().isPresent();
  }

  /** A list of harmful apps for every device. */
  public Envelope threats(ThreatList list, long version, Instant now) {
    return sign(
        Wire.THREATS,
        document(Document.DEVICES, version, now, THREATS_VALIDITY, list),
        keys.threats().orElseThrow());
  }

  /** A command for one enrolment. */
  public Envelope command(Command command, Instant now) {
    return sign(
        Wire.COMMAND,
        document(command.enrolment(), command.sequence(), now, COMMAND_VALIDITY, command),
        keys.command());
  }

  /** The answer to one check-in or enrolment. */
  public Envelope state(DeviceState state, Instant now) {
    return sign(
        Wire.STATE, document(state.enrolment(), 1, now, ANSWER_VALIDITY, state), keys.state());
  }

  /** The word that a receipt is kept. */
  public Envelope acknowledgement(ReceiptAcknowledgement word, Instant now) {
    return sign(
        Wire.RECEIPT_ACK, document(word.enrolment(), 1, now, ANSWER_VALIDITY, word), keys.state());
  }

  /** The word that a batch of a trail is kept. */
  public Envelope acknowledgement(AuditAcknowledgement word, Instant now) {
    return sign(
        Wire.AUDIT_ACK, document(word.enrolment(), 1, now, ANSWER_VALIDITY, word), keys.state());
  }

  private <T> Document<T> document(
      String target, long version, Instant now, Duration validity, T body) {
    return new Document<>(tenant.id(), target, version, now, now.plus(validity), body);
  }

  private static <T> Envelope sign(DocumentType<T> type, Document<T> document, Signer signer) {
    try {
      return Envelope.sign(type, document, List.of(signer));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in memory does not sign", e);
    }
  }
}
