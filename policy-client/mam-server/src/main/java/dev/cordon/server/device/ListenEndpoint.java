package dev.cordon.server.device;

import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Refused;
import dev.cordon.server.push.Nudges;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code POST /v1/events}: a device waits to be told when to check in. */
public final class ListenEndpoint implements Endpoint {
  private final DeviceRequests requests;
  private final Register register;
  private final Answers answers;
  private final Nudges nudges;

  @Inject
  public ListenEndpoint(
      DeviceRequests requests, Register register, Answers answers, Nudges nudges) {
    this.requests = requests;
    this.register = register;
    this.answers = answers;
    this.nudges = nudges;
  }

  @Override
  public Answer answer(Call call) throws Refused {
    if (nudges.isEnding()) {
      throw Refused.unavailable();
    }
    DeviceRequests.Verified<Listen> request = requests.verify(call, Wire.LISTEN, Listen::enrolment);
    Device device = request.device();
    register.transaction(
        tables -> {
          requests.useOnce(tables, device, request.body().nonce());
          return tables;
        });
    return Answer.stream(
        stream -> {
          nudges.listen(device.enrolment(), stream);
          // Looked up after listening began: what is ordered in between is told twice, not never.
          if (isDue(device.enrolment())) {
            nudges.nudge(device.enrolment());
          }
        });
  }

  private boolean isDue(String enrolment) {
    return register.transaction(
        tables ->
            tables
                .enrolments()
                .find(enrolment)
                .map(Device::status)
                .filter(status -> answers.areDueFor(held(enrolment, status), tables))
                .isPresent());
  }

  private static Answers.Held held(String enrolment, Device.Status status) {
    return new Answers.Held(
        enrolment, "", 0, status.policyVersion(), status.commandSequence(), Optional.empty());
  }
}
