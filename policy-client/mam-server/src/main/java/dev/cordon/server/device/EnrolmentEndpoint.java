package dev.cordon.server.device;

import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.Tenant;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Consents;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.Invitations;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import dev.cordon.server.secret.RandomText;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code POST /v1/enrolments}: an invitation becomes an enrolment, bound to the device's key. The
 * same device with the same invitation is answered again, in case it never got the first answer.
 */
public final class EnrolmentEndpoint implements Endpoint {
  private final Tenant tenant;
  private final Register register;
  private final Answers answers;
  private final RandomText words;
  private final Clock clock;

  @Inject
  public EnrolmentEndpoint(
      Tenant tenant, Register register, Answers answers, RandomText words, Clock clock) {
    this.tenant = tenant;
    this.register = register;
    this.answers = answers;
    this.words = words;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) throws Refused {
    try {
      Envelope envelope = Envelope.parse(call.body());
      Enrolment request =
          DeviceDocuments.verifyFirst(
                  envelope, Wire.ENROLMENT, Enrolment::deviceKey, tenant.id(), clock.instant())
              .body();
      refuseWithoutConsent(request.consent());
      Bundle bundle = register.transaction(tables -> enrol(request, envelope, tables));
      return Answer.written(201, bundle.toBytes());
    } catch (DocumentRefusedException e) {
      throw new Refused(e);
    }
  }

  private Bundle enrol(Enrolment request, Envelope envelope, Tables tables) throws Refused {
    String codeSha256 = Sha256.hex(request.code().getBytes(StandardCharsets.UTF_8));
    Invitations.Stored invitation =
        tables
            .invitations()
            .withCode(codeSha256)
            .orElseThrow(() -> new Refused(Reason.of(Reason.Code.INVITATION_UNKNOWN)));
    Optional<Device> known = tables.enrolments().withKey(request.deviceKey().id());
    String enrolment =
        invitation.enrolment().isPresent()
            ? again(invitation, known)
            : first(request, envelope, invitation, known, tables);
    tables.invitations().use(codeSha256, enrolment);
    return answers.to(
        new Answers.Held(enrolment, request.nonce(), 0, 0, 0, Optional.empty()), List.of(), tables);
  }

  private static String again(Invitations.Stored invitation, Optional<Device> known)
      throws Refused {
    return known
        .map(Device::enrolment)
        .filter(enrolment -> invitation.enrolment().filter(enrolment::equals).isPresent())
        .orElseThrow(() -> new Refused(Reason.of(Reason.Code.INVITATION_USED)));
  }

  private String first(
      Enrolment request,
      Envelope envelope,
      Invitations.Stored invitation,
      Optional<Device> known,
      Tables tables)
      throws Refused {
    Instant now = clock.instant();
    if (!now.isBefore(invitation.expires())) {
      throw new Refused(Reason.of(Reason.Code.INVITATION_EXPIRED));
    }
    if (known.isPresent()) {
      throw new Refused(Reason.of(Reason.Code.ALREADY_ENROLLED));
    }
    Device device = device(request, invitation, now);
    tables.enrolments().add(device, tables.fleetNumbers().nextOrder());
    tables
        .consents()
        .add(
            device.enrolment(),
            new Consents.Evidence(request.consent(), now, envelope.toJson().toString()));
    tables
        .auditTrail()
        .add(new AuditTrail.Event(now, "device", Action.ENROLLED, device.enrolment()));
    return device.enrolment();
  }

  private Device device(Enrolment request, Invitations.Stored invitation, Instant now) {
    return new Device(
        words.id(),
        invitation.label(),
        request.deviceKey(),
        request.platform(),
        request.sdkVersion(),
        invitation.ownership(),
        now,
        new Device.Status(now, Condition.NEW, List.of(), 0, 0, Optional.empty()));
  }

  private static void refuseWithoutConsent(Consent consent) throws Refused {
    if (!consent.missing().isEmpty()) {
      String missing = consent.missing().stream().map(Enum::name).collect(Collectors.joining(", "));
      throw new Refused(Reason.of(Reason.Code.CONSENT_MISSING, missing));
    }
    ConsentForm form = ConsentForm.current();
    // A newer SDK may show newer words; those of this version must be the very ones.
    if (consent.version() <= form.version()
        && !consent.textSha256().equals(form.textSha256(new Locale(consent.language())))) {
      throw new Refused(Reason.of(Reason.Code.CONSENT_MISSING, "textSha256"));
    }
  }
}
