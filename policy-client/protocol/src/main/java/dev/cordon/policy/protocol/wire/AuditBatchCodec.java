package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.audit.AuditEventCodec;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import java.util.ArrayList;
import java.util.List;

final class AuditBatchCodec implements Codec<AuditBatch> {
  private final AuditEventCodec events = new AuditEventCodec();

  @Override
  public JsonObject write(AuditBatch batch) {
    JsonObject json = new JsonObject();
    json.addProperty("enrolment", batch.enrolment());
    json.addProperty("trail", batch.trail());
    json.addProperty("before", batch.before());
    json.add("events", Lists.of(batch.events(), events::write));
    return json;
  }

  @Override
  public AuditBatch read(Fields fields) throws DocumentRefusedException {
    List<AuditEvent> read = new ArrayList<>();
    for (Fields event : fields.objects("events", AuditBatch.MOST)) {
      read.add(events.read(event));
    }
    String enrolment = fields.text("enrolment", Words.ID);
    String trail = fields.text("trail", Words.TRAIL);
    String before = fields.text("before", Words.SHA256);
    try {
      return new AuditBatch(enrolment, trail, before, read);
    } catch (IllegalArgumentException emptyOrWithAGap) {
      throw fields.malformed("events");
    }
  }
}
