package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.server.register.Consents;
import dev.cordon.server.register.Device;
import java.time.Instant;

/** A device as administrators see it. */
final class DeviceJson {
  private DeviceJson() {}

  static JsonObject of(Device device, Instant silentSince) {
    Device.Status status = device.status();
    JsonObject json = new JsonObject();
    json.addProperty("id", device.enrolment());
    json.addProperty("label", device.label());
    json.addProperty("platform", device.platform().name());
    json.addProperty("sdkVersion", device.sdkVersion());
    json.add("user", device.ownership().person().map(DeviceJson::text).orElse(JsonNull.INSTANCE));
    json.addProperty("owner", device.ownership().owner().name());
    json.addProperty("key", device.key().id());
    json.addProperty("enrolledAt", device.enrolledAt().toString());
    json.addProperty("lastSeen", status.lastSeen().toString());
    json.addProperty(
        "overdue",
        status.condition() != Condition.WIPED && status.lastSeen().isBefore(silentSince));
    json.addProperty("condition", status.condition().name());
    JsonArray reasons = new JsonArray();
    status.reasons().forEach(reason -> reasons.add(reason.name()));
    json.add("reasons", reasons);
    json.addProperty("policyVersion", status.policyVersion());
    json.addProperty("commandSequence", status.commandSequence());
    json.add("posture", status.posture().map(JsonParser::parseString).orElse(JsonNull.INSTANCE));
    return json;
  }

  private static JsonElement text(String value) {
    return new JsonPrimitive(value);
  }

  static JsonObject of(Consents.Evidence evidence) {
    Consent given = evidence.given();
    JsonObject json = new JsonObject();
    json.addProperty("version", given.version());
    json.addProperty("language", given.language());
    json.addProperty("textSha256", given.textSha256());
    JsonArray agreed = new JsonArray();
    given.agreed().forEach(point -> agreed.add(point.name()));
    json.add("agreed", agreed);
    json.addProperty("at", given.at().toString());
    json.addProperty("recorded", evidence.recorded().toString());
    return json;
  }
}
