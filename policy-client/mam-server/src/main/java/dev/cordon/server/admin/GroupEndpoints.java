package dev.cordon.server.admin;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;

/** {@code /v1/admin/groups}: groups of employees, and who is in them (requirement H3). */
public final class GroupEndpoints {
  private final Register register;
  private final Clock clock;

  @Inject
  public GroupEndpoints(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  Answer list(Call call, String administrator) {
    return register.read(
        tables ->
            Page.of(
                "groups",
                tables.groups().after(Page.after(call), Page.SIZE + 1),
                GroupEndpoints::json,
                name -> name));
  }

  Answer members(Call call, String administrator) throws Refused {
    return register.read(
        tables ->
            Page.of(
                "members",
                tables.groups().members(Named.group(call, tables), Page.after(call), Page.SIZE + 1),
                JsonPrimitive::new,
                name -> name));
  }

  Answer add(Call call, String administrator) throws Refused {
    String name = Named.read(call, "name");
    return register.transaction(
        tables -> {
          if (!tables.groups().add(name, clock.instant())) {
            throw new Refused(Fault.NAME_TAKEN, name);
          }
          note(administrator, Action.GROUP_ADDED, name, tables);
          return Answer.json(201, json(name));
        });
  }

  Answer remove(Call call, String administrator) throws Refused {
    return register.transaction(
        tables -> {
          String name = Named.group(call, tables);
          if (!tables.groups().members(name, "", 1).isEmpty()) {
            throw new Refused(Fault.GROUP_NOT_EMPTY, name);
          }
          tables.groups().remove(name);
          note(administrator, Action.GROUP_REMOVED, name, tables);
          return Answer.empty(204);
        });
  }

  /** Said twice, it is done once. */
  Answer join(Call call, String administrator) throws Refused {
    return register.transaction(
        tables -> {
          String group = Named.group(call, tables);
          String user = Named.user(call, tables);
          if (tables.groups().join(group, user, tables.fleetNumbers().nextOrder())) {
            note(administrator, Action.MEMBER_ADDED, group + " " + user, tables);
          }
          return Answer.empty(204);
        });
  }

  /** Said twice, it is done once. */
  Answer leave(Call call, String administrator) throws Refused {
    return register.transaction(
        tables -> {
          String group = Named.group(call, tables);
          String user = Named.user(call, tables);
          if (tables.groups().leave(group, user)) {
            note(administrator, Action.MEMBER_REMOVED, group + " " + user, tables);
          }
          return Answer.empty(204);
        });
  }

  private static JsonObject json(String name) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    return json;
  }

  private void note(String administrator, Action action, String subject, Tables tables) {
    tables.auditTrail().add(new AuditTrail.Event(clock.instant(), administrator, action, subject));
  }
}
