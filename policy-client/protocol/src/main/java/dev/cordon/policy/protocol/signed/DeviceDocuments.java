package dev.cordon.policy.protocol.signed;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.json.Fields;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What a device signs and the server judges. Such a document is valid for {@link #VALIDITY} around
 * the server's time, so the server needs to remember nonces only that long. A receipt is a
 * statement about the past and stays valid: it may be delivered late, and from a device whose clock
 * is wrong.
 */
public final class DeviceDocuments {
  /** How far the clocks of device and server may be apart, plus the time on the way. */
  public static final Duration VALIDITY = Duration.ofMinutes(10);

  private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

  private DeviceDocuments() {}

  /**
   * {@code body} signed by the device. What the other side would refuse to read, such as free text
   * where an id belongs, is not signed and so never leaves.
   *
   * @throws IllegalArgumentException if {@code body} breaks the document's own rules: a bug
   * @throws GeneralSecurityException if the device's key is gone
   */
  public static <T> Envelope sign(
      DocumentType<T> type, T body, Signer device, String tenant, Instant now)
      throws GeneralSecurityException {
    try {
      type.codec().read(Fields.of(type.codec().write(body)));
    } catch (DocumentRefusedException e) {
      throw new IllegalArgumentException(e);
    }
    Instant expires = type.kind() == DocumentKind.RECEIPT ? NEVER : now.plus(VALIDITY);
    Document<T> document = new Document<>(tenant, Document.SERVER, 1, now, expires, body);
    return Envelope.sign(type, document, List.of(device));
  }

  /**
   * The document in {@code envelope}, signed by {@code device}.
   *
   * @throws DocumentRefusedException with a {@code DOCUMENT_*} reason
   */
  public static <T> Document<T> verify(
      Envelope envelope, DocumentType<T> type, VerificationKey device, String tenant, Instant now)
      throws DocumentRefusedException {
    mustBe(envelope, type);
    mustBeSigned(envelope, device);
    return valid(envelope, type, tenant, now);
  }

  /**
   * The document in {@code envelope}, signed by the key that it names itself: whoever sent it holds
   * that key. Only for a first contact.
   *
   * @param named the key that the body names
   */
  public static <T> Document<T> verifyFirst(
      Envelope envelope,
      DocumentType<T> type,
      Function<T, VerificationKey> named,
      String tenant,
      Instant now)
      throws DocumentRefusedException {
    mustBe(envelope, type);
    Document<T> document = valid(envelope, type, tenant, now);
    mustBeSigned(envelope, named.apply(document.body()));
    return document;
  }

  private static <T> Document<T> valid(
      Envelope envelope, DocumentType<T> type, String tenant, Instant now)
      throws DocumentRefusedException {
    Payload payload = Payload.read(envelope);
    payload.mustBeFor(tenant, Document.SERVER);
    payload.mustBeValidAt(now);
    if (type.kind() != DocumentKind.RECEIPT && payload.issued.isAfter(now.plus(VALIDITY))) {
      throw refused(Reason.Code.DOCUMENT_EXPIRED, payload.issued.toString());
    }
    return payload.document(type);
  }

  private static void mustBe(Envelope envelope, DocumentType<?> type)
      throws DocumentRefusedException {
    if (envelope.kind() != type.kind()) {
      throw refused(Reason.Code.DOCUMENT_MALFORMED, "payloadType");
    }
  }

  private static void mustBeSigned(Envelope envelope, VerificationKey device)
      throws DocumentRefusedException {
    if (envelope.verifiedBy(List.of(device)).isEmpty()) {
      throw refused(Reason.Code.DOCUMENT_BAD_SIGNATURE, "device");
    }
  }

  private static DocumentRefusedException refused(Reason.Code code, String argument) {
    return new DocumentRefusedException(Reason.of(code, argument));
  }
}
