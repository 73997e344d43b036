package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Destroyed;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.Lists;
import java.util.ArrayList;
import java.util.List;

final class ReceiptCodec implements Codec<Receipt> {
  @Override
  public JsonObject write(Receipt receipt) {
    JsonObject json = new JsonObject();
    json.addProperty("id", receipt.id());
    receipt.command().ifPresent(command -> json.addProperty("command", command));
    json.addProperty("enrolment", receipt.enrolment());
    json.addProperty("outcome", receipt.outcome().name());
    json.addProperty("why", receipt.why().name());
    json.addProperty("grade", receipt.grade().name());
    json.add("destroyed", Lists.of(receipt.destroyed(), ReceiptCodec::write));
    json.addProperty("begun", receipt.begun().toString());
    json.addProperty("finished", receipt.finished().toString());
    return json;
  }

  @Override
  public Receipt read(Fields fields) throws DocumentRefusedException {
    return new Receipt(
        fields.text("id", Words.ID),
        fields.optionalText("command", Words.ID),
        fields.text("enrolment", Words.ID),
        fields.choice("outcome", Receipt.Outcome.values(), Enum::name),
        fields.choice("why", Reason.Code.values(), Enum::name),
        fields.choice("grade", Receipt.Grade.values(), Enum::name),
        destroyed(fields),
        fields.instant("begun"),
        fields.instant("finished"));
  }

  private static JsonObject write(Destroyed destroyed) {
    JsonObject json = new JsonObject();
    json.addProperty("what", destroyed.what().name());
    json.addProperty("count", destroyed.count());
    return json;
  }

  private static List<Destroyed> destroyed(Fields fields) throws DocumentRefusedException {
    List<Destroyed> destroyed = new ArrayList<>();
    for (Fields line : fields.objects("destroyed", Destroyed.What.values().length)) {
      Destroyed.What what = line.choice("what", Destroyed.What.values(), Enum::name);
      destroyed.add(new Destroyed(what, line.number("count", 0, Long.MAX_VALUE)));
    }
    return destroyed;
  }
}
