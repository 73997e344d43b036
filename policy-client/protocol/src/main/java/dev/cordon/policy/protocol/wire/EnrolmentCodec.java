package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Platform;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.signed.KeyCodec;

final class EnrolmentCodec implements Codec<Enrolment> {
  private final KeyCodec key = new KeyCodec();
  private final ConsentCodec consent = new ConsentCodec();

  @Override
  public JsonObject write(Enrolment enrolment) {
    JsonObject json = new JsonObject();
    json.addProperty("code", enrolment.code());
    json.add("deviceKey", key.write(enrolment.deviceKey()));
    json.add("consent", consent.write(enrolment.consent()));
    json.addProperty("nonce", enrolment.nonce());
    json.addProperty("platform", enrolment.platform().name());
    json.addProperty("sdkVersion", enrolment.sdkVersion());
    return json;
  }

  @Override
  public Enrolment read(Fields fields) throws DocumentRefusedException {
    return new Enrolment(
        fields.text("code", Words.CODE),
        key.read(fields.object("deviceKey")),
        consent.read(fields.object("consent")),
        fields.text("nonce", Words.ID),
        fields.choice("platform", Platform.values(), Enum::name),
        fields.text("sdkVersion", Words.VERSION));
  }
}
