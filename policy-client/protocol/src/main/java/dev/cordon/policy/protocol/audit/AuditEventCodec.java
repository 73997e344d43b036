package dev.cordon.policy.protocol.audit;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.Codec;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as JSON. Members stand in one order and without white space, so that an event has one
 * spelling: the chain hashes it.
 */
public final class AuditEventCodec implements Codec<AuditEvent> {
  /** The one spelling of {@code event}. */
  public byte[] encode(AuditEvent event) {
    return JsonText.write(write(event));
  }

  @Override
  public JsonObject write(AuditEvent event) {
    JsonObject json = new JsonObject();
    json.addProperty("sequence", event.sequence());
    json.addProperty("at", event.at().toString());
    json.addProperty("code", event.code().name());
    event.why().ifPresent(why -> json.addProperty("why", why.name()));
    event.number().ifPresent(number -> json.addProperty("number", number));
    event.host().ifPresent(host -> json.addProperty("host", host));
    event.proof().ifPresent(proof -> json.addProperty("proof", proof));
    return json;
  }

  @Override
  public AuditEvent read(Fields fields) throws DocumentRefusedException {
    long sequence = fields.number("sequence", 1, Long.MAX_VALUE);
    Instant at = fields.instant("at");
    AuditCode code = fields.choice("code", AuditCode.values(), Enum::name);
    Optional<Reason.Code> why =
        fields.has("why")
            ? Optional.of(fields.choice("why", Reason.Code.values(), Enum::name))
            : Optional.empty();
    Optional<Long> number =
        fields.has("number")
            ? Optional.of(fields.number("number", 0, Long.MAX_VALUE))
            : Optional.empty();
    Optional<String> host = fields.optionalText("host", AuditEvent.HOST);
    Optional<String> proof = fields.optionalText("proof", AuditEvent.PROOF);
    try {
      return new AuditEvent(sequence, at, code, why, number, host, proof);
    } catch (IllegalArgumentException otherFieldsThanTheCodes) {
      throw fields.malformed("code");
    }
  }
}
