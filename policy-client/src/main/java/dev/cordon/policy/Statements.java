package dev.cordon.policy;

import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.control.Seen;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.posture.SdkVersion;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** All that this device says of itself, signed; {@code docs/privacy.md} lists every field. */
final class Statements {
  private final Organisation organisation;
  private final DeviceClock clock;

  Statements(Organisation organisation, DeviceClock clock) {
    this.organisation = organisation;
    this.clock = clock;
  }

  Envelope enrolment(Invitation invitation, Consent consent, String nonce)
      throws ContainerException {
    Enrolment enrolment =
        new Enrolment(
            invitation.code(),
            organisation.deviceKey().key(),
            consent,
            nonce,
            organisation.posture().platform(),
            SdkVersion.CURRENT);
    return sign(Wire.ENROLMENT, enrolment, invitation.tenant());
  }

  /**
   * @param challenge the server's word, given just before
   * @param share what the device has of the server's shares
   */
  Envelope checkIn(Membership member, String nonce, String challenge, ShareReport share)
      throws ContainerException {
    Posture measured =
        organisation.measure(challenge); // first: what follows from it is reported too
    Seen seen = organisation.seen();
    CheckIn checkIn =
        new CheckIn(
            member.enrolment(),
            nonce,
            challenge,
            seen.root(),
            seen.policy(),
            seen.command(),
            organisation.condition(),
            organisation.reasons(),
            measured,
            Optional.of(share),
            organisation.trailReport(),
            SdkVersion.CURRENT,
            clock.now());
    return sign(Wire.CHECK_IN, checkIn, member.tenant());
  }

  Envelope audit(AuditBatch batch, Membership member) throws ContainerException {
    return sign(Wire.AUDIT, batch, member.tenant());
  }

  Envelope listen(Membership member, String nonce) throws ContainerException {
    return sign(Wire.LISTEN, new Listen(member.enrolment(), nonce), member.tenant());
  }

  private <T> Envelope sign(DocumentType<T> type, T body, String tenant) throws ContainerException {
    try {
      return DeviceDocuments.sign(type, body, organisation.deviceKey(), tenant, clock.now());
    } catch (GeneralSecurityException e) {
      if (e.getCause() instanceof ContainerException typed) {
        throw typed; // a vault that does not answer now has lost nothing
      }
      throw new PolicyClientException(Reason.of(Reason.Code.VAULT_LOST), e);
    }
  }
}
