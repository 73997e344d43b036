package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.DeviceSearch;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** {@code /v1/admin/users}: employees (requirement H3). */
public final class UserEndpoints {
  private final Register register;
  private final Clock clock;

  @Inject
  public UserEndpoints(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  Answer list(Call call, String administrator) {
    return register.read(
        tables ->
            Page.of(
                "users",
                tables.people().after(Page.after(call), Page.SIZE + 1),
                name -> json(name, tables),
                name -> name));
  }

  Answer show(Call call, String administrator) throws Refused {
    return register.read(tables -> Answer.json(200, json(Named.user(call, tables), tables)));
  }

  Answer add(Call call, String administrator) throws Refused {
    String name = Named.read(call, "name");
    return register.transaction(
        tables -> {
          if (!tables.people().add(name, clock.instant())) {
            throw new Refused(Fault.NAME_TAKEN, name);
          }
          note(administrator, Action.USER_ADDED, name, tables);
          return Answer.json(201, json(name, tables));
        });
  }

  Answer remove(Call call, String administrator) throws Refused {
    return register.transaction(
        tables -> {
          String name = Named.user(call, tables);
          if (!tables.deviceSearch().find(of(name), 1).isEmpty()) {
            throw new Refused(Fault.USER_HAS_DEVICES, name);
          }
          tables.people().remove(name);
          note(administrator, Action.USER_REMOVED, name, tables);
          return Answer.empty(204);
        });
  }

  private static DeviceSearch.Wanted of(String person) {
    return new DeviceSearch.Wanted(
        Optional.empty(), Optional.of(person), Optional.empty(), Optional.empty());
  }

  private static JsonObject json(String name, Tables tables) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    JsonArray groups = new JsonArray();
    tables.groups().of(name).forEach(groups::add);
    json.add("groups", groups);
    return json;
  }

  private void note(String administrator, Action action, String name, Tables tables) {
    tables.auditTrail().add(new AuditTrail.Event(clock.instant(), administrator, action, name));
  }
}
