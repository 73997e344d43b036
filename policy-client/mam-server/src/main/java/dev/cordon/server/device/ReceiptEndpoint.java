package dev.cordon.server.device;

import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Endpoint;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.Issuer;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Commands;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Receipts;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Stage;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code POST /v1/receipts}: a device states what it did, and gets the word that this is kept. The
 * same receipt may come any number of times.
 */
public final class ReceiptEndpoint implements Endpoint {
  private final DeviceRequests requests;
  private final Register register;
  private final Issuer issuer;
  private final Clock clock;

  @Inject
  public ReceiptEndpoint(DeviceRequests requests, Register register, Issuer issuer, Clock clock) {
    this.requests = requests;
    this.register = register;
    this.issuer = issuer;
    this.clock = clock;
  }

  @Override
  public Answer answer(Call call) throws Refused {
    DeviceRequests.Verified<Receipt> request =
        requests.verify(call, Wire.RECEIPT, Receipt::enrolment);
    Instant now = clock.instant();
    Receipts.Stored stored = stored(request, now);
    register.transaction(
        tables -> {
          keep(request.body(), stored, tables);
          return tables;
        });
    ReceiptAcknowledgement word =
        new ReceiptAcknowledgement(stored.id(), stored.sha256(), request.device().enrolment());
    return Answer.json(200, issuer.acknowledgement(word, now).toJson());
  }

  private static void keep(Receipt receipt, Receipts.Stored stored, Tables tables) throws Refused {
    String enrolment = receipt.enrolment();
    if (!tables.receipts().add(enrolment, stored)) {
      refuseOther(stored, tables.receipts().find(enrolment, stored.id()));
      return;
    }
    if (receipt.outcome() == Receipt.Outcome.WIPED) {
      tables
          .enrolments()
          .condition(enrolment, Condition.WIPED.name(), stored.received().toEpochMilli());
      tables.serverShares().forget(enrolment);
    }
    tables
        .auditTrail()
        .add(new AuditTrail.Event(stored.received(), "device", Action.RECEIPT_STORED, enrolment));
    receipt
        .command()
        .flatMap(id -> tables.commands().find(enrolment, id))
        .filter(command -> !command.stage().isLast())
        .ifPresent(command -> end(command, receipt, stored.received(), tables.commands()));
  }

  private static void refuseOther(Receipts.Stored stored, Optional<Receipts.Stored> earlier)
      throws Refused {
    if (earlier.filter(same -> same.sha256().equals(stored.sha256())).isEmpty()) {
      throw new Refused(Fault.REQUEST_REPLAYED);
    }
  }

  private static void end(IssuedCommand command, Receipt receipt, Instant now, Commands commands) {
    String id = command.command().id();
    if (command.stage() != Stage.RECEIVED) {
      commands.step(id, new Commands.Step(Stage.RECEIVED, "device", now));
    }
    boolean isDone = receipt.outcome() == outcome(command.command().kind());
    commands.step(id, new Commands.Step(isDone ? Stage.DONE : Stage.FAILED, "device", now));
  }

  private static Receipt.Outcome outcome(Command.Kind kind) {
    return switch (kind) {
      case LOCK -> Receipt.Outcome.LOCKED;
      case UNLOCK -> Receipt.Outcome.UNLOCKED;
      case WIPE, END_USE -> Receipt.Outcome.WIPED;
      case WIPE_DOMAIN -> Receipt.Outcome.DOMAIN_WIPED;
    };
  }

  private static Receipts.Stored stored(DeviceRequests.Verified<Receipt> request, Instant now) {
    Receipt receipt = request.body();
    return new Receipts.Stored(
        receipt.id(),
        receipt.command(),
        receipt.outcome().name(),
        receipt.why().name(),
        receipt.grade().name(),
        receipt.finished(),
        now,
        request.envelope().payloadSha256(),
        request.envelope().toJson().toString());
  }
}
