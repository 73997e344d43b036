package dev.cordon.server.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.JsonText;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.http.Answer;
import dev.cordon.server.http.Call;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.issue.ThreatPublisher;
import dev.cordon.server.register.Register;
import dev.cordon.server.register.ThreatLists;
import jakarta.inject.Inject;

/** {@code /v1/admin/threats}: the list of harmful apps, and the next one (requirement E4). */
public final class ThreatEndpoints {
  private final Register register;
  private final ThreatPublisher publisher;

  @Inject
  public ThreatEndpoints(Register register, ThreatPublisher publisher) {
    this.register = register;
    this.publisher = publisher;
  }

  Answer show(Call call, String administrator) throws Refused {
    return Answer.json(
        200,
        json(
            register
                .transaction(publisher::current)
                .orElseThrow(() -> new Refused(Fault.NOT_FOUND))));
  }

  Answer publish(Call call, String administrator) throws Refused {
    ThreatList list = list(call.body());
    ThreatLists.Version version =
        register.transaction(
            tables -> {
              tables.nudgeAll();
              return publisher.publish(tables, list, administrator);
            });
    return Answer.json(200, json(version));
  }

  private static ThreatList list(byte[] body) throws Refused {
    try {
      ThreatList list = Wire.THREATS.codec().read(JsonText.read(body));
      mustBeWhole(JsonParser.parseString(new String(body, UTF_8)).getAsJsonObject(), list);
      return list;
    } catch (DocumentRefusedException e) {
      throw new Refused(e);
    }
  }

  /** A slip of the pen in one of two hashes must not make an entry hit more than was meant. */
  private static void mustBeWhole(JsonObject given, ThreatList list) throws Refused {
    JsonArray entries = given.getAsJsonArray("entries");
    JsonArray known = Wire.THREATS.codec().write(list).getAsJsonArray("entries");
    for (int i = 0; i < entries.size(); i++) {
      for (String member : entries.get(i).getAsJsonObject().keySet()) {
        if (!known.get(i).getAsJsonObject().has(member)) {
          String path = "entries[" + i + "]." + member;
          throw new Refused(Reason.of(Reason.Code.DOCUMENT_MALFORMED, path));
        }
      }
    }
  }

  private static JsonObject json(ThreatLists.Version version) {
    JsonObject json = new JsonObject();
    json.addProperty("version", version.document().version());
    json.addProperty("sha256", version.document().sha256());
    json.addProperty("author", version.author());
    json.addProperty("issued", version.issued().toString());
    json.addProperty("expires", version.expires().toString());
    json.add("threats", Wire.THREATS.codec().write(version.list()));
    return json;
  }
}
