package dev.cordon.policy.protocol.signed;

import java.util.Optional;

/** The kinds of signed documents, and whose signature each needs. */
public enum DocumentKind {
  ROOT("root", Role.ROOT),
  POLICY("policy", Role.POLICY),
  THREATS("threats", Role.THREATS),
  COMMAND("command", Role.COMMAND),
  STATE("state", Role.STATE),
  RECEIPT_ACK("receipt-ack", Role.STATE),
  AUDIT_ACK("audit-ack", Role.STATE),
  ENROLMENT("enrolment"),
  CHECK_IN("check-in"),
  RECEIPT("receipt"),
  LISTEN("listen"),
  AUDIT("audit");

  private final String wireName;
  private final Optional<Role> role;

  DocumentKind(String wireName, Role role) {
    this.wireName = wireName;
    this.role = Optional.of(role);
  }

  DocumentKind(String wireName) {
    this.wireName = wireName;
    this.role = Optional.empty();
  }

  /** Its name in payloads. */
  public String wireName() {
    return wireName;
  }

  /** The organisation's role that signs it; empty: the device signs it. */
  public Optional<Role> role() {
    return role;
  }

  /** Its media type in envelopes; covered by the signature. */
  public String payloadType() {
    return "application/vnd.cordon." + wireName + ".v1+json";
  }

  /** The kind of that media type; empty: not known to this version. */
  public static Optional<DocumentKind> ofPayloadType(String payloadType) {
    for (DocumentKind kind : values()) {
      if (kind.payloadType().equals(payloadType)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
