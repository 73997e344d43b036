package dev.cordon.server.device;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.threat.ThreatMatch;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.PostureCodec;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.PolicyPublisher;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Commands;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Stage;
import dev.cordon.server.register.Tables;
import dev.cordon.server.trail.Listening;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/check-ins}: a device reports, and gets what it lacks. */
public final class CheckInEndpoint implements Endpoint {
  private final PostureCodec postures = new PostureCodec();
  private final DeviceRequests requests;
  private final Challenges challenges;
  private final Register register;
  private final Answers answers;
  private final PolicyPublisher policies;
  private final HandOver handOver;
  private final Listening listening;
  private final Clock clock;

  @Inject
  public CheckInEndpoint(
      DeviceRequests requests,
      Challenges challenges,
      Register register,
      Answers answers,
      PolicyPublisher policies,
      HandOver handOver,
      Listening listening,
      Clock clock) {
    this.policies = policies;
    this.handOver = handOver;
    this.listening = listening;
    this.requests = requests;
    this.challenges = challenges;
    this.register = register;
    this.answers = answers;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) throws Refused {
    DeviceRequests.Verified<CheckIn> request =
        requests.verify(call, Wire.CHECK_IN, CheckIn::enrolment);
    CheckIn said = request.body();
    challenges.mustBeFresh(said.challenge(), said.enrolment());
    Bundle bundle =
        register.transaction(
            tables -> {
              requests.useOnce(tables, request.device(), said.nonce());
              requests.useOnce(tables, request.device(), said.challenge());
              return report(request, tables);
            });
    return Answer.written(200, bundle.toBytes());
  }

  private Bundle report(DeviceRequests.Verified<CheckIn> request, Tables tables) {
    Instant now = clock.instant();
    CheckIn said = request.body();
    noteThreats(said, request.device().status().posture(), tables, now);
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
    listening.hear(said, policies.settings(tables), tables, now);
    return answers.to(
        new Answers.Held(
            said.enrolment(),
            said.nonce(),
            said.rootVersion(),
            said.policyVersion(),
            said.commandSequence(),
            Optional.of(said.posture().health().threats().list())),
        handOver.to(said, policies.serverShare(tables), tables),
        tables);
  }

  /** What the administrators' trail tells once: the same entry again is no news. */
  private void noteThreats(CheckIn said, Optional<String> before, Tables tables, Instant now) {
    Set<String> known = new HashSet<>();
    before
        .map(JsonParser::parseString)
        .ifPresent(posture -> known.addAll(entries(posture.getAsJsonObject())));
    for (ThreatMatch match : said.posture().health().threats().matches()) {
      if (known.add(match.entry())) {
        String subject = said.enrolment() + " " + match.entry();
        tables
            .auditTrail()
            .add(new AuditTrail.Event(now, "device", Action.THREAT_REPORTED, subject));
      }
    }
  }

  private Set<String> entries(JsonObject posture) {
    try {
      Set<String> entries = new HashSet<>();
      postures
          .read(Fields.of(posture))
          .health()
          .threats()
          .matches()
          .forEach(match -> entries.add(match.entry()));
      return entries;
    } catch (DocumentRefusedException olderShape) {
      return Set.of();
    }
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
