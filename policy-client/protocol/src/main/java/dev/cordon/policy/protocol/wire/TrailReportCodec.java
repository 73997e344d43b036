package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;

final class TrailReportCodec implements Codec<TrailReport> {
  @Override
  public JsonObject write(TrailReport report) {
    JsonObject json = new JsonObject();
    json.addProperty("id", report.trail());
    json.addProperty("last", report.last());
    json.addProperty("chain", report.chain());
    return json;
  }

  @Override
  public TrailReport read(Fields fields) throws DocumentRefusedException {
    return new TrailReport(
        fields.text("id", Words.TRAIL),
        fields.number("last", 1, Long.MAX_VALUE),
        fields.text("chain", Words.SHA256));
  }
}
