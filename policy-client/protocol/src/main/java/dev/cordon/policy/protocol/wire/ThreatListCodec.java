package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import dev.cordon.policy.protocol.threat.ThreatEntry;
import dev.cordon.policy.protocol.threat.ThreatList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

final class ThreatListCodec implements Codec<ThreatList> {
  @Override
  public JsonObject write(ThreatList list) {
    JsonObject json = new JsonObject();
    json.add("entries", Lists.of(list.entries(), ThreatListCodec::write));
    return json;
  }

  @Override
  public ThreatList read(Fields fields) throws DocumentRefusedException {
    List<ThreatEntry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Fields entry : fields.objects("entries", ThreatList.MOST_ENTRIES)) {
      entries.add(entry(entry));
      if (!ids.add(entries.get(entries.size() - 1).id())) {
        throw entry.malformed("id"); // which of the two was found?
      }
    }
    return new ThreatList(entries);
  }

  private static JsonObject write(ThreatEntry entry) {
    JsonObject json = new JsonObject();
    json.addProperty("id", entry.id());
    entry.appSha256().ifPresent(hash -> json.addProperty("appSha256", hash));
    entry.certificateSha256().ifPresent(hash -> json.addProperty("certificateSha256", hash));
    return json;
  }

  private static ThreatEntry entry(Fields fields) throws DocumentRefusedException {
    String id = fields.text("id", Words.ENTRY);
    var app = fields.optionalText("appSha256", Words.SHA256);
    var certificate = fields.optionalText("certificateSha256", Words.SHA256);
    if (!app.isPresent() && !certificate.isPresent()) {
      throw fields.malformed("appSha256"); // it would hit every app
    }
    return new ThreatEntry(id, app, certificate);
  }
}
