package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.Optional;

/** A list of what is permitted: only what both permit stays. */
enum Names implements Rule {
  /** An empty list permits nothing. */
  PERMITTED,
  /** An empty list permits everything, so nothing in common is a contradiction. */
  PERMITTED_IF_ANY;

  @Override
  public Optional<JsonElement> stricter(JsonElement one, JsonElement other) {
    JsonArray left = one.getAsJsonArray();
    JsonArray right = other.getAsJsonArray();
    if (this == PERMITTED_IF_ANY && (left.isEmpty() || right.isEmpty())) {
      return Optional.of(left.isEmpty() ? other : one);
    }
    JsonArray common = common(left, right);
    return this == PERMITTED_IF_ANY && common.isEmpty() ? Optional.empty() : Optional.of(common);
  }

  static JsonArray common(JsonArray one, JsonArray other) {
    JsonArray common = new JsonArray();
    for (JsonElement each : one) {
      if (other.contains(each)) {
        common.add(each);
      }
    }
    return common;
  }
}
