package dev.cordon.server.admin;

import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.Issuer;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Commands;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Stage;
import dev.cordon.server.register.StoredDocument;
import dev.cordon.server.register.Tables;
import dev.cordon.server.secret.RandomText;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/admin/devices/{id}/commands}: lock, unlock, wipe everything or one domain, end
 * the use (requirements D5, G1, G3).
 */
public final class CommandEndpoint implements Doorkeeper.Guarded {
  private static final Pattern REASON =
      Pattern.compile("(?=.*\\S)\\P{Cntrl}{1," + Command.REASON_MAX_CHARS + "}");
  private static final Pattern DOMAIN =
      Pattern.compile("\\P{Cntrl}{1," + Command.DOMAIN_MAX_CHARS + "}");
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final int MAX_PENDING = 100;

  private final Register register;
  private final Issuer issuer;
  private final RandomText words;
  private final Clock clock;

  @Inject
  public CommandEndpoint(Register register, Issuer issuer, RandomText words, Clock clock) {
    this.register = register;
    this.issuer = issuer;
    this.words = words;
    this.clock = clock;
  }

  private record Order(
      Command.Kind kind,
      String reason,
      Optional<String> domain,
      String administrator,
      Optional<String> key) {

    boolean isFor(Device device, Command command) {
      return command.enrolment().equals(device.enrolment())
          && command.kind() == kind
          && command.reason().equals(reason)
          && command.domain().equals(domain);
    }

    static Order read(Fields fields, String administrator, Optional<String> key)
        throws DocumentRefusedException {
      Command.Kind kind = fields.choice("kind", Command.Kind.values(), Enum::name);
      boolean means = kind == Command.Kind.WIPE_DOMAIN;
      if (!means && fields.has("domain")) {
        throw fields.malformed("domain");
      }
      return new Order(
          kind,
          fields.text("reason", REASON),
          means ? Optional.of(fields.text("domain", DOMAIN)) : Optional.empty(),
          administrator,
          key);
    }
  }

  @Override
  public Answer answer(Call call, String administrator) throws Refused {
    Optional<String> key = idempotencyKey(call);
    Order order = call.read(fields -> Order.read(fields, administrator, key));
    IssuedCommand issued =
        register.transaction(
            tables -> {
              Device device = DeviceEndpoints.find(call, tables);
              tables.nudge(device.enrolment());
              return issue(order, device, tables);
            });
    return Answer.json(
        201,
        CommandJson.of(
            issued, register.read(tables -> tables.commands().life(issued.command().id()))));
  }

  private IssuedCommand issue(Order order, Device device, Tables tables) throws Refused {
    Optional<IssuedCommand> earlier =
        order.key().flatMap(key -> tables.commands().withKey(order.administrator(), key));
    if (earlier.isPresent()) {
      if (!order.isFor(device, earlier.get().command())) {
        throw new Refused(Fault.IDEMPOTENCY_MISMATCH);
      }
      return earlier.get();
    }
    refuseIfPointless(device, tables);
    IssuedCommand issued = sign(order, device, tables);
    tables.commands().add(issued, order.key());
    noteLife(issued, order, tables);
    if (order.kind() == Command.Kind.WIPE || order.kind() == Command.Kind.END_USE) {
      tables.serverShares().forget(device.enrolment()); // at once: the device may never come
    }
    return issued;
  }

  private void refuseIfPointless(Device device, Tables tables) throws Refused {
    if (device.status().condition() == Condition.WIPED) {
      throw new Refused(Fault.DEVICE_WIPED);
    }
    if (tables.commands().pending(device.enrolment(), clock.instant()).size() >= MAX_PENDING) {
      throw new Refused(Fault.TOO_MANY_PENDING);
    }
  }

  private IssuedCommand sign(Order order, Device device, Tables tables) {
    Instant now = clock.instant();
    long sequence = tables.commands().nextSequence(device.enrolment());
    Command command =
        new Command(
            words.id(), order.kind(), device.enrolment(), sequence, order.reason(), order.domain());
    Envelope envelope = issuer.command(command, now);
    return new IssuedCommand(
        command,
        new StoredDocument(
            command.id(), sequence, envelope.payloadSha256(), envelope.toJson().toString()),
        Stage.PENDING,
        order.administrator(),
        now,
        now.plus(Issuer.COMMAND_VALIDITY));
  }

  private static void noteLife(IssuedCommand issued, Order order, Tables tables) {
    String id = issued.command().id();
    Instant now = issued.issued();
    Commands commands = tables.commands();
    commands.step(id, new Commands.Step(Stage.REQUESTED, order.administrator(), now));
    commands.step(id, new Commands.Step(Stage.ISSUED, "server", now));
    commands.step(id, new Commands.Step(Stage.PENDING, "server", now));
    Action action = Action.valueOf(order.kind() + "_ORDERED");
    tables
        .auditTrail()
        .add(
            new AuditTrail.Event(now, order.administrator(), action, issued.command().enrolment()));
  }

  private static Optional<String> idempotencyKey(Call call) throws Refused {
    Optional<String> key = call.header("Idempotency-Key");
    if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
      throw new Refused(Fault.VALUE_REFUSED, "Idempotency-Key", "1..128 ASCII characters");
    }
    return key;
  }
}
