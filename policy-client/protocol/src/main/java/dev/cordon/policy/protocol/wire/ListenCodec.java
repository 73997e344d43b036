package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Listen;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;

final class ListenCodec implements Codec<Listen> {
  @Override
  public JsonObject write(Listen listen) {
    JsonObject json = new JsonObject();
    json.addProperty("enrolment", listen.enrolment());
    json.addProperty("nonce", listen.nonce());
    return json;
  }

  @Override
  public Listen read(Fields fields) throws DocumentRefusedException {
    return new Listen(fields.text("enrolment", Words.ID), fields.text("nonce", Words.ID));
  }
}
