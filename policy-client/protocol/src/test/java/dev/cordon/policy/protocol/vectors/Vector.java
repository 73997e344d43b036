package dev.cordon.policy.protocol.vectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.signed.DeviceDocuments;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Expect;
import dev.cordon.policy.protocol.signed.KeyCodec;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.policy.protocol.wire.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One case of {@code docs/vectors/documents.json}.
 *
 * @param json as in the file
 */
record Vector(JsonObject json) {
  static final String ACCEPTED = "accepted";

  private static final Map<String, DocumentType<?>> TYPES =
      Stream.of(
              Wire.POLICY,
              Wire.THREATS,
              Wire.COMMAND,
              Wire.STATE,
              Wire.RECEIPT_ACK,
              Wire.CHECK_IN,
              Wire.RECEIPT,
              Wire.LISTEN)
          .collect(Collectors.toMap(type -> type.kind().wireName(), Function.identity()));

  /** What a reader says of the document: accepted, or the code of its refusal. */
  String verdict() {
    try {
      judge();
      return ACCEPTED;
    } catch (DocumentRefusedException refused) {
      return refused.reason().code().name();
    }
  }

  private void judge() throws DocumentRefusedException {
    if (json.has("device")) {
      judgeDevice();
      return;
    }
    TrustedRoot root = root();
    if (json.has("document")) {
      root.verify(
          envelope(json.get("document")),
          type(),
          new Expect(
              text("tenant"), text("target"), json.get("minVersion").getAsLong(), instant("now")));
    }
  }

  private TrustedRoot root() throws DocumentRefusedException {
    JsonArray roots = json.getAsJsonArray("roots");
    TrustedRoot root = TrustedRoot.first(envelope(roots.get(0)), text("tenant"));
    for (int i = 1; i < roots.size(); i++) {
      root = root.advance(envelope(roots.get(i)));
    }
    return root;
  }

  private void judgeDevice() throws DocumentRefusedException {
    Envelope document = envelope(json.get("document"));
    if (text("type").equals(Wire.ENROLMENT.kind().wireName())) {
      DeviceDocuments.verifyFirst(
          document, Wire.ENROLMENT, body -> body.deviceKey(), text("tenant"), instant("now"));
    } else {
      var key = new KeyCodec().read(Fields.of(json.getAsJsonObject("device")));
      DeviceDocuments.verify(document, type(), key, text("tenant"), instant("now"));
    }
  }

  private DocumentType<?> type() {
    DocumentType<?> type = TYPES.get(text("type"));
    if (type == null) {
      throw new IllegalStateException("no such type: " + text("type"));
    }
    return type;
  }

  String text(String name) {
    return json.get(name).getAsString();
  }

  private Instant instant(String name) {
    return Instant.parse(text(name));
  }

  private static Envelope envelope(JsonElement json) throws DocumentRefusedException {
    return Envelope.read(Fields.of(json.getAsJsonObject()));
  }
}
