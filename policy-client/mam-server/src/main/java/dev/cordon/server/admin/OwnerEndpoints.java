package dev.cordon.server.admin;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.settings.DeviceOwner;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.Ownership;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Whose devices are, and after how long a silent one is overdue (requirements H2, H3). */
public final class OwnerEndpoints {
  private static final long MAX_HOURS = 8760;

  private final Register register;
  private final Clock clock;

  @Inject
  public OwnerEndpoints(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  /** What a body says of whose a device is; nothing: an employee's own, and nobody's by name. */
  static Ownership read(Fields fields) throws DocumentRefusedException {
    return new Ownership(
        fields.has("user") ? Optional.of(fields.text("user", Named.NAME)) : Optional.empty(),
        fields.has("owner")
            ? fields.choice("owner", DeviceOwner.values(), Enum::name)
            : DeviceOwner.PERSONAL);
  }

  /** Refuses an unknown user. */
  static void mustExist(Ownership ownership, Tables tables) throws Refused {
    if (ownership.person().isPresent()) {
      Named.user(ownership.person().get(), tables);
    }
  }

  Answer own(Call call, String administrator) throws Refused {
    Ownership ownership = call.read(OwnerEndpoints::read);
    return register.transaction(
        tables -> {
          Device device = DeviceEndpoints.find(call, tables);
          mustExist(ownership, tables);
          tables.enrolments().own(device.enrolment(), ownership, tables.fleetNumbers().nextOrder());
          note(administrator, Action.OWNER_SET, device.enrolment(), tables);
          return Answer.empty(204);
        });
  }

  Answer overdue(Call call, String administrator) {
    return hours(register.read(tables -> tables.fleetNumbers().overdueHours()));
  }

  Answer setOverdue(Call call, String administrator) throws Refused {
    long hours = call.read(fields -> fields.number("hours", 1, MAX_HOURS));
    register.transaction(
        tables -> {
          tables.fleetNumbers().overdueHours(hours);
          note(administrator, Action.OVERDUE_SET, Long.toString(hours), tables);
          return hours;
        });
    return hours(hours);
  }

  private static Answer hours(long hours) {
    JsonObject json = new JsonObject();
    json.addProperty("hours", hours);
    return Answer.json(200, json);
  }

  private void note(String administrator, Action action, String subject, Tables tables) {
    tables.auditTrail().add(new AuditTrail.Event(clock.instant(), administrator, action, subject));
  }
}
