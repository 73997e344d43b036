package dev.cordon.server.device;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.PostureCodec;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Commands;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Stage;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** {@code POST /v1/check-ins}: a device reports, and gets what it lacks. */
public final class CheckInEndpoint implements Endpoint {
  private final PostureCodec postures = new PostureCodec();
  private final DeviceRequests requests;
  private final Register register;
  private final Answers answers;
  private final Clock clock;

  @Inject
  public CheckInEndpoint(DeviceRequests requests, Register register, Answers answers, Clock clock) {
    this.requests = requests;
    this.register = register;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) throws Refused {
    DeviceRequests.Verified<CheckIn> request =
        requests.verify(call, Wire.CHECK_IN, CheckIn::enrolment);
    Bundle bundle =
        register.transaction(
            tables -> {
              requests.useOnce(tables, request.device(), request.body().nonce());
              return report(request.body(), tables);
            });
    return Answer.written(200, bundle.toBytes());
  }

  private Bundle report(CheckIn said, Tables tables) {
    Instant now = clock.instant();
    Device.Status status =
        new Device.Status(
            now,
            said.condition(),
            said.reasons(),
            said.policyVersion(),
            said.commandSequence(),
            Optional.of(postures.write(said.posture()).toString()));
    tables.enrolments().report(said.enrolment(), status, said.sdkVersion());
    noteReceived(said, tables, now);
    return answers.to(
        new Answers.Held(
            said.enrolment(),
            said.nonce(),
            said.rootVersion(),
            said.policyVersion(),
            said.commandSequence()),
        tables);
  }

  private static void noteReceived(CheckIn said, Tables tables, Instant now) {
    for (IssuedCommand command : tables.commands().pending(said.enrolment(), now)) {
      if (command.stage() == Stage.SENT && command.command().sequence() <= said.commandSequence()) {
        tables
            .commands()
            .step(command.command().id(), new Commands.Step(Stage.RECEIVED, "device", now));
      }
    }
  }
}
