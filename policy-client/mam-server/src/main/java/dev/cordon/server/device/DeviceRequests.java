package dev.cordon.server.device;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Signature;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.Tenant;
import dev.cordon.server.limit.DevicePace;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Judges what claims to come from an enrolled device. */
public final class DeviceRequests {
  private final Tenant tenant;
  private final Register register;
  private final DevicePace pace;
  private final Clock clock;

  @Inject
  public DeviceRequests(Tenant tenant, Register register, DevicePace pace, Clock clock) {
    this.tenant = tenant;
    this.register = register;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * A request that was found good.
   *
   * @param device who sent it, as the register knew it before
   */
  record Verified<T>(Device device, T body, Envelope envelope) {}

  /**
   * The request in {@code call}.
   *
   * @param enrolment whom the body says it comes from
   */
  <T> Verified<T> verify(Call call, DocumentType<T> type, Function<T, String> enrolment)
      throws Refused {
    try {
      Envelope envelope = Envelope.parse(call.body());
      Device device = signer(envelope);
      Document<T> document =
          DeviceDocuments.verify(envelope, type, device.key(), tenant.id(), clock.instant());
      pace.spend(device.enrolment());
      if (!enrolment.apply(document.body()).equals(device.enrolment())) {
        throw new Refused(Reason.of(Reason.Code.DOCUMENT_WRONG_TARGET, "enrolment"));
      }
      return new Verified<>(device, document.body(), envelope);
    } catch (DocumentRefusedException e) {
      throw new Refused(e);
    }
  }

  /** Accepts a nonce once. Older ones are forgotten when no request can carry them any more. */
  void useOnce(Tables tables, Device device, String nonce) throws Refused {
    Instant now = clock.instant();
    Instant stale = now.minus(DeviceDocuments.VALIDITY.multipliedBy(3));
    tables.nonces().forgetBefore(device.enrolment(), stale);
    if (!tables.nonces().use(device.enrolment(), nonce, now)) {
      throw new Refused(Fault.REQUEST_REPLAYED);
    }
  }

  private Device signer(Envelope envelope) throws Refused {
    return register.read(
        tables ->
            envelope.signatures().stream()
                .map(Signature::keyId)
                .map(tables.enrolments()::withKey)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new Refused(Reason.of(Reason.Code.ENROLMENT_UNKNOWN))));
  }
}
