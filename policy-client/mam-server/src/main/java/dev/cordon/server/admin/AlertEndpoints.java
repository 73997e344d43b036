package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.Alerts.Alert;
import dev.cordon.server.register.Alerts.Done;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Device;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/** {@code /v1/admin/alerts}: what is to be looked at, and the word that somebody did. */
public final class AlertEndpoints {
  private static final int COUNT = 500;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final Register register;
  private final Clock clock;

  @Inject
  public AlertEndpoints(Register register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  Answer open(Call call, String administrator) {
    return register.read(tables -> list(tables.alerts().open(COUNT), tables));
  }

  Answer all(Call call, String administrator) {
    return register.read(tables -> list(tables.alerts().all(COUNT), tables));
  }

  Answer done(Call call, String administrator) throws Refused {
    String number = call.parameter("id");
    if (!NUMBER.matcher(number).matches()) {
      throw new Refused(Fault.ALERT_UNKNOWN);
    }
    return register.transaction(tables -> done(Long.parseLong(number), administrator, tables));
  }

  /** Who was first stays: a second word changes nothing. */
  private Answer done(long id, String administrator, Tables tables) throws Refused {
    if (tables.alerts().done(id, new Done(administrator, clock.instant()))) {
      tables
          .auditTrail()
          .add(
              new AuditTrail.Event(
                  clock.instant(), administrator, Action.ALERT_DONE, Long.toString(id)));
    }
    Alert alert = tables.alerts().find(id).orElseThrow(() -> new Refused(Fault.ALERT_UNKNOWN));
    return Answer.json(200, json(alert, tables));
  }

  private static Answer list(List<Alert> alerts, Tables tables) {
    JsonArray list = new JsonArray();
    alerts.forEach(alert -> list.add(json(alert, tables)));
    JsonObject json = new JsonObject();
    json.add("alerts", list);
    return Answer.json(200, json);
  }

  private static JsonObject json(Alert alert, Tables tables) {
    JsonObject json = new JsonObject();
    json.addProperty("id", alert.id());
    json.addProperty("raised", alert.raised().toString());
    json.addProperty("device", alert.enrolment());
    json.addProperty(
        "label", tables.enrolments().find(alert.enrolment()).map(Device::label).orElse(""));
    json.addProperty("kind", alert.finding().kind().name());
    json.addProperty("trail", alert.finding().trail());
    json.addProperty("first", alert.finding().first());
    json.addProperty("last", alert.finding().last());
    json.add("doneBy", alert.done().map(done -> text(done.by())).orElse(JsonNull.INSTANCE));
    json.add(
        "doneAt", alert.done().map(done -> text(done.at().toString())).orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonElement text(String value) {
    return new JsonPrimitive(value);
  }
}
