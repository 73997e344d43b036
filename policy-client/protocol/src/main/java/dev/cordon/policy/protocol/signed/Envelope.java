package dev.cordon.policy.protocol.signed;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.Sha256;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.json.Fields;
import dev.cordon.policy.protocol.json.JsonText;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A payload and its signatures: DSSE v1 (secure-systems-lab/dsse, protocol.md and envelope.md).
 * Immutable. Nothing of the payload may be believed before a {@link TrustedRoot} or {@link
 * DeviceDocuments} judged the signatures.
 */
public final class Envelope {
  private static final int MAX_SIGNATURES = 32;
  private static final int MAX_TYPE_CHARS = 128;
  private static final Pattern KEY_ID = Pattern.compile("[0-9a-f]{64}");

  private final DocumentKind kind;
  private final byte[] payload;
  private final List<Signature> signatures;

  Envelope(DocumentKind kind, byte[] payload, List<Signature> signatures) {
    this.kind = kind;
    this.payload = payload.clone();
    this.signatures = List.copyOf(signatures);
  }

  /**
   * {@code document}, signed by each of {@code signers}.
   *
   * @throws GeneralSecurityException if a signer has no key any more
   */
  public static <T> Envelope sign(
      DocumentType<T> type, Document<T> document, List<? extends Signer> signers)
      throws GeneralSecurityException {
    byte[] payload = Payload.write(type, document);
    byte[] message = PreAuthentication.encode(type.kind().payloadType(), payload);
    List<Signature> signatures = new ArrayList<>();
    for (Signer signer : signers) {
      signatures.add(Signature.of(signer.key().id(), signer.sign(message)));
    }
    return new Envelope(type.kind(), payload, signatures);
  }

  /**
   * Reads the JSON form.
   *
   * @throws DocumentRefusedException with {@code DOCUMENT_MALFORMED}, or {@code
   *     DOCUMENT_UNKNOWN_FORMAT} if the payload's type is not known
   */
  public static Envelope parse(byte[] json) throws DocumentRefusedException {
    return read(JsonText.read(json));
  }

  /** Reads the JSON form inside another document. */
  public static Envelope read(Fields fields) throws DocumentRefusedException {
    String type = fields.text("payloadType", MAX_TYPE_CHARS);
    DocumentKind kind =
        DocumentKind.ofPayloadType(type)
            .orElseThrow(
                () ->
                    new DocumentRefusedException(
                        Reason.of(Reason.Code.DOCUMENT_UNKNOWN_FORMAT, "payloadType")));
    List<Signature> signatures = new ArrayList<>();
    for (Fields signature : fields.objects("signatures", MAX_SIGNATURES)) {
      signatures.add(Signature.of(signature.text("keyid", KEY_ID), signature.base64("sig")));
    }
    return new Envelope(kind, fields.base64("payload"), signatures);
  }

  /** What kind of document the payload claims to be. */
  public DocumentKind kind() {
    return kind;
  }

  /** The signed bytes; a copy. */
  public byte[] payload() {
    return payload.clone();
  }

  /** Lowercase hex SHA-256 of the signed bytes: how documents name each other. */
  public String payloadSha256() {
    return Sha256.hex(payload);
  }

  /** The signatures, not yet judged. */
  public List<Signature> signatures() {
    return signatures;
  }

  /** The JSON form as a tree. */
  public JsonObject toJson() {
    JsonArray list = new JsonArray();
    for (Signature signature : signatures) {
      JsonObject item = new JsonObject();
      item.addProperty("keyid", signature.keyId());
      item.addProperty("sig", signature.base64());
      list.add(item);
    }
    JsonObject json = new JsonObject();
    json.addProperty("payload", Base64.getEncoder().encodeToString(payload));
    json.addProperty("payloadType", kind.payloadType());
    json.add("signatures", list);
    return json;
  }

  /** The JSON form as UTF-8. */
  public byte[] toBytes() {
    return JsonText.write(toJson());
  }

  /** The ids of those {@code keys} that made a good signature; a key counts once. */
  Set<String> verifiedBy(Iterable<VerificationKey> keys) {
    byte[] message = PreAuthentication.encode(kind.payloadType(), payload);
    Set<String> verified = new HashSet<>();
    for (VerificationKey key : keys) {
      for (Signature signature : signatures) {
        if (signature.keyId().equals(key.id()) && key.verifies(message, signature.bytes())) {
          verified.add(key.id());
        }
      }
    }
    return verified;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Envelope envelope && toJson().equals(envelope.toJson());
  }

  @Override
  public int hashCode() {
    return payloadSha256().hashCode();
  }

  @Override
  public String toString() {
    return "Envelope[" + kind.wireName() + ", " + payloadSha256() + "]";
  }
}
