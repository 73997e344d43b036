package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;

final class CommandCodec implements Codec<Command> {
  @Override
  public JsonObject write(Command command) {
    JsonObject json = new JsonObject();
    json.addProperty("id", command.id());
    json.addProperty("kind", command.kind().name());
    json.addProperty("enrolment", command.enrolment());
    json.addProperty("sequence", command.sequence());
    json.addProperty("reason", command.reason());
    return json;
  }

  @Override
  public Command read(Fields fields) throws DocumentRefusedException {
    return new Command(
        fields.text("id", Words.ID),
        fields.choice("kind", Command.Kind.values(), Enum::name),
        fields.text("enrolment", Words.ID),
        fields.number("sequence", 1, Long.MAX_VALUE),
        fields.text("reason", Command.REASON_MAX_CHARS));
  }
}
