package dev.cordon.policy.protocol.signed;

import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import java.time.Instant;

/**
 * The organisation's root as this side believes it, and the judge of all that the organisation
 * signs. Version 1 is believed because its hash is the tenant's id; each next one because keys of
 * the one before signed it (TUF, section 5.3). Immutable.
 */
public final class TrustedRoot {
  /** How a root document is written. */
  public static final DocumentType<Root> TYPE =
      new DocumentType<>(DocumentKind.ROOT, new RootCodec());

  private final String tenant;
  private final Envelope envelope;
  private final Document<Root> document;

  private TrustedRoot(String tenant, Envelope envelope, Document<Root> document) {
    this.tenant = tenant;
    this.envelope = envelope;
    this.document = document;
  }

  /**
   * Believes root version 1 of {@code tenant}.
   *
   * @throws DocumentRefusedException with {@code DOCUMENT_WRONG_TARGET} if it is not the one that
   *     the tenant's id names, or with {@code DOCUMENT_BAD_SIGNATURE}
   */
  public static TrustedRoot first(Envelope envelope, String tenant)
      throws DocumentRefusedException {
    if (!envelope.payloadSha256().equals(tenant)) {
      throw new DocumentRefusedException(Reason.of(Reason.Code.DOCUMENT_WRONG_TARGET, "tenant"));
    }
    Document<Root> document = read(envelope, "");
    if (document.version() != 1) {
      throw malformedVersion();
    }
    mustBeSigned(envelope, document.body(), Role.ROOT);
    return new TrustedRoot(tenant, envelope, document);
  }

  /**
   * Believes a root again that was believed before and kept where nobody else could write.
   *
   * @throws DocumentRefusedException if it is no root of {@code tenant} at all
   */
  public static TrustedRoot stored(Envelope envelope, String tenant)
      throws DocumentRefusedException {
    boolean first = envelope.payloadSha256().equals(tenant);
    Document<Root> document = read(envelope, first ? "" : tenant);
    mustBeSigned(envelope, document.body(), Role.ROOT);
    return new TrustedRoot(tenant, envelope, document);
  }

  /**
   * Believes the next version: exactly one higher, signed by enough root keys of this one and of
   * its own. An expired one is a step like any other, so that a device that was off for long can
   * catch up; {@link #verify} refuses to work with an expired last one.
   */
  public TrustedRoot advance(Envelope next) throws DocumentRefusedException {
    mustBeSigned(next, document.body(), Role.ROOT);
    Document<Root> advanced = read(next, tenant);
    if (advanced.version() <= version()) {
      throw new DocumentRefusedException(
          Reason.of(
              Reason.Code.DOCUMENT_ROLLED_BACK,
              Long.toString(advanced.version()),
              Long.toString(version())));
    }
    if (advanced.version() != version() + 1) {
      throw malformedVersion();
    }
    mustBeSigned(next, advanced.body(), Role.ROOT);
    return new TrustedRoot(tenant, next, advanced);
  }

  /**
   * The document in {@code signed}, after everything about it was found good: kind, signatures by
   * enough different keys of its role, then tenant, target, version, expiry, then the body.
   *
   * @throws DocumentRefusedException with a {@code DOCUMENT_*} reason
   */
  public <T> Document<T> verify(Envelope signed, DocumentType<T> type, Expect expect)
      throws DocumentRefusedException {
    Role role = type.kind().role().orElseThrow(IllegalArgumentException::new);
    if (signed.kind() != type.kind()) {
      throw new DocumentRefusedException(Reason.of(Reason.Code.DOCUMENT_MALFORMED, "payloadType"));
    }
    mustNotHaveExpired(expect.now());
    mustBeSigned(signed, document.body(), role);
    Payload payload = Payload.read(signed);
    payload.mustBeFor(expect.tenant(), expect.target());
    payload.mustNotBeOlderThan(expect.minVersion());
    payload.mustBeValidAt(expect.now());
    return payload.document(type);
  }

  /** The organisation's id. */
  public String tenant() {
    return tenant;
  }

  /** The root's version, from 1. */
  public long version() {
    return document.version();
  }

  /** The keys and roles. */
  public Root root() {
    return document.body();
  }

  /** The signed form, to be kept or passed on. */
  public Envelope envelope() {
    return envelope;
  }

  private void mustNotHaveExpired(Instant now) throws DocumentRefusedException {
    if (!now.isBefore(document.expires())) {
      throw new DocumentRefusedException(
          Reason.of(Reason.Code.DOCUMENT_EXPIRED, document.expires().toString()));
    }
  }

  private static Document<Root> read(Envelope envelope, String tenant)
      throws DocumentRefusedException {
    if (envelope.kind() != DocumentKind.ROOT) {
      throw new DocumentRefusedException(Reason.of(Reason.Code.DOCUMENT_MALFORMED, "payloadType"));
    }
    Payload payload = Payload.read(envelope);
    payload.mustBeFor(tenant, Document.DEVICES);
    return payload.document(TYPE);
  }

  private static void mustBeSigned(Envelope envelope, Root root, Role role)
      throws DocumentRefusedException {
    if (envelope.verifiedBy(root.keysOf(role)).size() < root.threshold(role)) {
      throw new DocumentRefusedException(
          Reason.of(Reason.Code.DOCUMENT_BAD_SIGNATURE, role.wireName()));
    }
  }

  private static DocumentRefusedException malformedVersion() {
    return new DocumentRefusedException(Reason.of(Reason.Code.DOCUMENT_MALFORMED, "version"));
  }
}
