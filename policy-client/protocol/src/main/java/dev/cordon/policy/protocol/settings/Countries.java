package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * Countries, of which none means anywhere, and what follows where nobody knows: those in common,
 * the harder consequence. Whoever names none says nothing; nothing in common is a contradiction.
 */
record Countries(Choice consequences) implements Rule {
  @Override
  public Optional<JsonElement> stricter(JsonElement one, JsonElement other) {
    JsonArray left = countries(one);
    JsonArray right = countries(other);
    if (left.isEmpty() != right.isEmpty()) {
      return Optional.of(left.isEmpty() ? other : one);
    }
    JsonArray common = Names.common(left, right);
    if (common.isEmpty() && !left.isEmpty()) {
      return Optional.empty();
    }
    JsonObject both = new JsonObject();
    both.add("countries", common);
    consequences
        .stricter(unknown(one), unknown(other))
        .ifPresent(each -> both.add("unknown", each));
    return Optional.of(both);
  }

  private static JsonArray countries(JsonElement value) {
    return value.getAsJsonObject().getAsJsonArray("countries");
  }

  private static JsonElement unknown(JsonElement value) {
    return value.getAsJsonObject().get("unknown");
  }
}
