package dev.cordon.server.admin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.cordon.server.register.Commands;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Receipts;
import dev.cordon.server.register.Stage;
import java.util.List;
import java.util.Locale;

/** Commands and receipts as administrators see them. */
final class CommandJson {
  private CommandJson() {}

  static JsonObject of(IssuedCommand issued, List<Commands.Step> life) {
    JsonObject json = new JsonObject();
    json.addProperty("id", issued.command().id());
    json.addProperty("kind", issued.command().kind().name());
    json.addProperty("reason", issued.command().reason());
    issued.command().domain().ifPresent(domain -> json.addProperty("domain", domain));
    json.addProperty("sequence", issued.command().sequence());
    json.addProperty("stage", word(issued.stage()));
    json.addProperty("requestedBy", issued.requestedBy());
    json.addProperty("issued", issued.issued().toString());
    json.addProperty("expires", issued.expires().toString());
    JsonArray steps = new JsonArray();
    life.forEach(step -> steps.add(of(step)));
    json.add("life", steps);
    return json;
  }

  /** With the envelope: anyone who holds the device's key can check the receipt again. */
  static JsonObject of(Receipts.Stored receipt) {
    JsonObject json = new JsonObject();
    json.addProperty("id", receipt.id());
    json.add("command", receipt.command().map(CommandJson::text).orElse(JsonNull.INSTANCE));
    json.addProperty("outcome", receipt.outcome());
    json.addProperty("why", receipt.why());
    json.addProperty("grade", receipt.grade());
    json.addProperty("finished", receipt.finished().toString());
    json.addProperty("received", receipt.received().toString());
    json.addProperty("sha256", receipt.sha256());
    json.add("envelope", JsonParser.parseString(receipt.envelope()));
    return json;
  }

  private static JsonObject of(Commands.Step step) {
    JsonObject json = new JsonObject();
    json.addProperty("stage", word(step.stage()));
    json.addProperty("actor", step.actor());
    json.addProperty("at", step.at().toString());
    return json;
  }

  private static JsonElement text(String value) {
    return new JsonPrimitive(value);
  }

  private static String word(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
