package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * A value of which no two can be fulfilled at once, and of which nobody can say that one is the
 * stricter: all who say something must say the same.
 *
 * @param saying the member that is empty if an object says nothing
 */
record Unanimous(String saying) implements Rule {
  @Override
  public Optional<JsonElement> stricter(JsonElement one, JsonElement other) {
    if (isSilent(one)) {
      return Optional.of(other);
    }
    return isSilent(other) || one.equals(other) ? Optional.of(one) : Optional.empty();
  }

  private boolean isSilent(JsonElement value) {
    if (value instanceof JsonObject object && object.has(saying)) {
      return isSilent(object.get(saying));
    }
    return value instanceof JsonArray array && array.isEmpty();
  }
}
