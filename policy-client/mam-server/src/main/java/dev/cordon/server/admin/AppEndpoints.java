package dev.cordon.server.admin;

import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Apps;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.regex.Pattern;

/** {@code /v1/admin/apps}: the apps that employees work with (requirement H3). */
public final class AppEndpoints {
  private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,5}");

  private final Register register;
  private final Clock clock;

  @Inject
  public AppEndpoints(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  Answer list(Call call, String administrator) {
    return register.read(
        tables ->
            Page.of(
                "apps",
                tables.apps().after(Page.after(call), Page.SIZE + 1),
                AppEndpoints::json,
                Apps.App::name));
  }

  Answer put(Call call, String administrator) throws Refused {
    Apps.App app =
        call.read(
            fields ->
                new Apps.App(
                    fields.text("name", Named.NAME),
                    fields.text("leastVersion", VERSION),
                    fields.choice("state", Apps.State.values(), Enum::name),
                    clock.instant()));
    register.transaction(
        tables -> {
          tables.apps().put(app);
          tables
              .auditTrail()
              .add(new AuditTrail.Event(app.changed(), administrator, Action.APP_SET, app.name()));
          return app;
        });
    return Answer.json(200, json(app));
  }

  Answer remove(Call call, String administrator) throws Refused {
    String name = call.parameter("app");
    return register.transaction(
        tables -> {
          if (!tables.apps().remove(name)) {
            throw new Refused(Fault.APP_UNKNOWN, name);
          }
          tables
              .auditTrail()
              .add(new AuditTrail.Event(clock.instant(), administrator, Action.APP_REMOVED, name));
          return Answer.empty(204);
        });
  }

  private static JsonObject json(Apps.App app) {
    JsonObject json = new JsonObject();
    json.addProperty("name", app.name());
    json.addProperty("leastVersion", app.leastVersion());
    json.addProperty("state", app.state().name());
    json.addProperty("changed", app.changed().toString());
    return json;
  }
}
