package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;

final class ReceiptAcknowledgementCodec implements Codec<ReceiptAcknowledgement> {
  @Override
  public JsonObject write(ReceiptAcknowledgement acknowledgement) {
    JsonObject json = new JsonObject();
    json.addProperty("receipt", acknowledgement.receipt());
    json.addProperty("receiptSha256", acknowledgement.receiptSha256());
    json.addProperty("enrolment", acknowledgement.enrolment());
    return json;
  }

  @Override
  public ReceiptAcknowledgement read(Fields fields) throws DocumentRefusedException {
    return new ReceiptAcknowledgement(
        fields.text("receipt", Words.ID),
        fields.text("receiptSha256", Words.SHA256),
        fields.text("enrolment", Words.ID));
  }
}
