package dev.cordon.policy.protocol.signed;

import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The JSON inside an envelope: who says it to whom, which version, for how long, and a body. Read
 * only after the signatures were found good; the body only after all the rest was.
 */
final class Payload {
  private static final Pattern TENANT = Pattern.compile("([0-9a-f]{64})?");
  private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final Fields fields;
  private final String type;
  final String tenant;
  final String target;
  final long version;
  final Instant issued;
  final Instant expires;

  private Payload(Fields fields) throws DocumentRefusedException {
    this.fields = fields;
    this.type = fields.text("type", 32);
    this.tenant = fields.text("tenant", TENANT);
    this.target = fields.text("target", TARGET);
    this.version = fields.number("version", 1, Long.MAX_VALUE);
    this.issued = fields.instant("issued");
    this.expires = fields.instant("expires");
    if (!issued.isBefore(expires)) {
      throw fields.malformed("expires");
    }
  }

  static <T> byte[] write(DocumentType<T> type, Document<T> document) {
    JsonObject json = new JsonObject();
    json.addProperty("type", type.kind().wireName());
    json.addProperty("tenant", document.tenant());
    json.addProperty("target", document.target());
    json.addProperty("version", document.version());
    json.addProperty("issued", document.issued().toString());
    json.addProperty("expires", document.expires().toString());
    json.add("body", type.codec().write(document.body()));
    return JsonText.write(json);
  }

  static Payload read(Envelope envelope) throws DocumentRefusedException {
    Payload payload = new Payload(JsonText.read(envelope.payload()));
    if (!payload.type.equals(envelope.kind().wireName())) {
      throw payload.fields.malformed("type");
    }
    return payload;
  }

  void mustBeFor(String expectedTenant, String expectedTarget) throws DocumentRefusedException {
    if (!tenant.equals(expectedTenant)) {
      throw refused(Reason.Code.DOCUMENT_WRONG_TARGET, "tenant");
    }
    if (!expectedTarget.equals(Expect.ANY_TARGET) && !target.equals(expectedTarget)) {
      throw refused(Reason.Code.DOCUMENT_WRONG_TARGET, "target");
    }
  }

  void mustNotBeOlderThan(long minVersion) throws DocumentRefusedException {
    if (version < minVersion) {
      throw refused(
          Reason.Code.DOCUMENT_ROLLED_BACK, Long.toString(version), Long.toString(minVersion));
    }
  }

  void mustBeValidAt(Instant now) throws DocumentRefusedException {
    if (!now.isBefore(expires)) {
      throw refused(Reason.Code.DOCUMENT_EXPIRED, expires.toString());
    }
  }

  <T> Document<T> document(DocumentType<T> documentType) throws DocumentRefusedException {
    T body = documentType.codec().read(fields.body("body"));
    return new Document<>(tenant, target, version, issued, expires, body);
  }

  private static DocumentRefusedException refused(Reason.Code code, String... arguments) {
    return new DocumentRefusedException(Reason.of(code, arguments));
  }
}
