package dev.cordon.server.device;

import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.Issuer;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import dev.cordon.server.trail.Intake;
import dev.cordon.server.trail.IntakePace;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;

/**
 * {@code POST /v1/audit}: a device brings a part of its trail, and gets the word that this is kept.
 * The same part may come any number of times.
 */
public final class AuditEndpoint implements Endpoint {
  private final DeviceRequests requests;
  private final IntakePace pace;
  private final Intake intake;
  private final Register register;
  private final Issuer issuer;
  private final Clock clock;

  @Inject
  public AuditEndpoint(
      DeviceRequests requests,
      IntakePace pace,
      Intake intake,
      Register register,
      Issuer issuer,
      Clock clock) {
    this.requests = requests;
    this.pace = pace;
    this.intake = intake;
    this.register = register;
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) throws Refused {
    DeviceRequests.Verified<AuditBatch> request =
        requests.verify(call, Wire.AUDIT, AuditBatch::enrolment);
    Device device = request.device();
    AuditBatch batch = request.body();
    pace.spend(device.enrolment(), batch.events().size());
    Instant now = clock.instant();
    register.transaction(
        tables -> {
          refuseWithoutConsent(device, tables);
          intake.take(device, batch, tables, now);
          return tables;
        });
    // Only now: what was said to be kept is on the medium.
    return Answer.json(200, issuer.acknowledgement(AuditAcknowledgement.of(batch), now).toJson());
  }

  private static void refuseWithoutConsent(Device device, Tables tables) throws Refused {
    if (tables.consents().of(device.enrolment()).given().version() < ConsentForm.WITH_TRAIL) {
      throw new Refused(Reason.of(Reason.Code.CONSENT_MISSING, "audit"));
    }
  }
}
