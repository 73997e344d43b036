package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentPoint;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import java.util.HashSet;

final class ConsentCodec implements Codec<Consent> {
  @Override
  public JsonObject write(Consent consent) {
    JsonObject json = new JsonObject();
    json.addProperty("version", consent.version());
    json.addProperty("language", consent.language());
    json.addProperty("textSha256", consent.textSha256());
    json.add("agreed", Lists.sorted(consent.agreed(), Enum::name));
    json.addProperty("at", consent.at().toString());
    return json;
  }

  @Override
  public Consent read(Fields fields) throws DocumentRefusedException {
    return new Consent(
        (int) fields.number("version", 1, Integer.MAX_VALUE),
        fields.text("language", Words.LANGUAGE),
        fields.text("textSha256", Words.SHA256),
        new HashSet<>(fields.choices("agreed", ConsentPoint.values(), Enum::name)),
        fields.instant("at"));
  }
}
