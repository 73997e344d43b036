package dev.cordon.policy.protocol.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A list of which every entry demands something: all entries of both stay. */
enum Entries implements Rule {
  /** Entries do not contradict each other: of two that hit, the harder one counts. */
  ALL,
  /** Two entries for one {@code host} that differ contradict each other. */
  ONE_FOR_EACH_HOST;

  @Override
  public Optional<JsonElement> stricter(JsonElement one, JsonElement other) {
    JsonArray left = one.getAsJsonArray();
    JsonArray all = new JsonArray();
    left.forEach(each -> add(each, all));
    Set<String> hosts = hosts(left);
    for (JsonElement each : other.getAsJsonArray()) {
      boolean isNew = !left.contains(each);
      if (isNew && this == ONE_FOR_EACH_HOST && hosts.contains(host(each))) {
        return Optional.empty();
      }
      add(each, all);
    }
    return Optional.of(all);
  }

  private static void add(JsonElement entry, JsonArray to) {
    if (!to.contains(entry)) {
      to.add(entry);
    }
  }

  private static Set<String> hosts(JsonArray entries) {
    Set<String> hosts = new HashSet<>();
    entries.forEach(each -> hosts.add(host(each)));
    return hosts;
  }

  private static String host(JsonElement entry) {
    return entry instanceof JsonObject object && object.has("host")
        ? object.get("host").getAsString()
        : "";
  }
}
