package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/** Devices that are permitted, and what follows any other: those in common, the harder action. */
record Devices(Choice actions) implements Rule {
  @Override
  public Optional<JsonElement> stricter(JsonElement one, JsonElement other) {
    JsonArray common = Names.common(allowed(one), allowed(other));
    if (common.isEmpty()) {
      return Optional.empty();
    }
    JsonObject both = new JsonObject();
    both.add("allowed", common);
    actions.stricter(action(one), action(other)).ifPresent(each -> both.add("action", each));
    return Optional.of(both);
  }

  private static JsonArray allowed(JsonElement value) {
    return value.getAsJsonObject().getAsJsonArray("allowed");
  }

  private static JsonElement action(JsonElement value) {
    return value.getAsJsonObject().get("action");
  }
}
