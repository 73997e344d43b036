package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * One setting of a policy.
 *
 * @param path as in {@code docs/protocol.md}, such as {@code access.passcode.minLength}
 * @param rule which of two values is the stricter one
 */
record Setting(String path, Rule rule) {
  /** Its value in a policy's JSON, if it is there. */
  Optional<JsonElement> in(JsonObject policy) {
    JsonElement value = policy;
    for (String name : names()) {
      if (!(value instanceof JsonObject group) || !group.has(name)) {
        return Optional.empty();
      }
      value = group.get(name);
    }
    return Optional.of(value);
  }

  /** Puts {@code value} into a policy's JSON. */
  void put(JsonObject policy, JsonElement value) {
    String[] names = names();
    JsonObject group = policy;
    for (int i = 0; i < names.length - 1; i++) {
      if (!group.has(names[i])) {
        group.add(names[i], new JsonObject());
      }
      group = group.getAsJsonObject(names[i]);
    }
    group.add(names[names.length - 1], value);
  }

  private String[] names() {
    return path.split("\\.", -1);
  }
}
