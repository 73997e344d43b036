package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.Register;
import jakarta.inject.Inject;

/** {@code GET /v1/admin/events}: the newest of the audit trail (requirement J1). */
public final class EventList implements Doorkeeper.Guarded {
  private static final int COUNT = 500;

  private final Register register;

  @Inject
  public EventList(Register register) {
    this.register = register;
  }

  @Override
  public Answer answer(Call call, String administrator) {
    JsonArray events = new JsonArray();
    for (AuditTrail.Event event : register.read(tables -> tables.auditTrail().newest(COUNT))) {
      JsonObject json = new JsonObject();
      json.addProperty("at", event.at().toString());
      json.addProperty("actor", event.actor());
      json.addProperty("action", event.action().name());
      json.addProperty("subject", event.subject());
      events.add(json);
    }
    JsonObject json = new JsonObject();
    json.add("events", events);
    return Answer.json(200, json);
  }
}
