package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;

final class AuditAcknowledgementCodec implements Codec<AuditAcknowledgement> {
  @Override
  public JsonObject write(AuditAcknowledgement acknowledgement) {
    JsonObject json = new JsonObject();
    json.addProperty("enrolment", acknowledgement.enrolment());
    json.addProperty("trail", acknowledgement.trail());
    json.addProperty("last", acknowledgement.last());
    json.addProperty("after", acknowledgement.after());
    return json;
  }

  @Override
  public AuditAcknowledgement read(Fields fields) throws DocumentRefusedException {
    return new AuditAcknowledgement(
        fields.text("enrolment", Words.ID),
        fields.text("trail", Words.TRAIL),
        fields.number("last", 1, Long.MAX_VALUE),
        fields.text("after", Words.SHA256));
  }
}
