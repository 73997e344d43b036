package dev.cordon.server.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Members of the server's answers as people read them. */
final class Cells {
  private Cells() {}

  static String text(JsonObject json, String name) {
    JsonElement value = json.get(name);
    return value == null || value.isJsonNull() ? "-" : printable(value.getAsString());
  }

  static String yes(JsonObject json, String name) {
    return json.get(name).getAsBoolean() ? "yes" : "no";
  }

  static String time(JsonObject json, String name) {
    Instant at = Instant.parse(json.get(name).getAsString()).truncatedTo(ChronoUnit.SECONDS);
    return at.toString().replace('T', ' ');
  }

  static String list(JsonObject json, String name) {
    JsonArray values = json.getAsJsonArray(name);
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(printable(value.getAsString())));
    return texts.isEmpty() ? "-" : String.join(", ", texts);
  }

  /** What the vault declares of itself; what is not listed, it does not claim. */
  static String vault(JsonObject device) {
    if (!(device.get("posture") instanceof JsonObject posture)) {
      return "-";
    }
    JsonObject vault = posture.getAsJsonObject("vault");
    List<String> words = new ArrayList<>();
    for (String claim :
        List.of("nonExportable", "destroyable", "rollbackResistant", "guessBound")) {
      if (vault.get(claim).getAsBoolean()) {
        words.add(claim);
      }
    }
    String claims = words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
    return text(vault, "kind") + claims;
  }

  /** A terminal must not obey what someone typed as a label. */
  static String printable(String text) {
    return text.replaceAll("\\p{C}", "?");
  }
}
