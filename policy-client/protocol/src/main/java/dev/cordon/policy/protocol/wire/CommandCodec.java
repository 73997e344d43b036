package dev.cordon.policy.protocol.wire;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import java.util.Optional;

final class CommandCodec implements Codec<Command> {
  @Override
  public JsonObject write(Command command) {
    JsonObject json = new JsonObject();
    json.addProperty("id", command.id());
    json.addProperty("kind", command.kind().name());
    json.addProperty("enrolment", command.enrolment());
    json.addProperty("sequence", command.sequence());
    json.addProperty("reason", command.reason());
    command.domain().ifPresent(domain -> json.addProperty("domain", domain));
    return json;
  }

  @Override
  public Command read(Fields fields) throws DocumentRefusedException {
    Command.Kind kind = fields.choice("kind", Command.Kind.values(), Enum::name);
    return new Command(
        fields.text("id", Words.ID),
        kind,
        fields.text("enrolment", Words.ID),
        fields.number("sequence", 1, Long.MAX_VALUE),
        fields.text("reason", Command.REASON_MAX_CHARS),
        domain(kind, fields));
  }

  /** Refused beside another kind: it would be unclear how much is meant. */
  private static Optional<String> domain(Command.Kind kind, Fields fields)
      throws DocumentRefusedException {
    if (kind == Command.Kind.WIPE_DOMAIN) {
      String domain = fields.text("domain", Command.DOMAIN_MAX_CHARS);
      if (!domain.isEmpty()) {
        return Optional.of(domain);
      }
      throw fields.malformed("domain");
    } else if (fields.has("domain")) {
      throw fields.malformed("domain");
    }
    return Optional.empty();
  }
}
