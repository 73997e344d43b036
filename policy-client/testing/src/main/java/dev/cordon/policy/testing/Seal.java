package dev.cordon.policy.testing;

import dev.cordon.policy.protocol.crypto.Ed25519Signer;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Role;
import dev.cordon.policy.protocol.signed.RoleKeys;
import dev.cordon.policy.protocol.signed.Root;
import dev.cordon.policy.protocol.wire.Wire;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The organisation's keys, one for each role, and root version 1, which names them. */
final class Seal {
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private final Map<Role, Signer> signers = new EnumMap<>(Role.class);
  private final Envelope root;

  Seal(Instant now) {
    Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
    List<VerificationKey> keys = new ArrayList<>();
    for (Role role : Role.values()) {
      Signer signer = newSigner();
      signers.put(role, signer);
      keys.add(signer.key());
      roles.put(role, new RoleKeys(Set.of(signer.key().id()), 1));
    }
    Root body = new Root(keys, roles);
    this.root =
        sign(
            Wire.ROOT,
            new Document<>("", Document.DEVICES, 1, now, now.plus(VALIDITY), body),
            Role.ROOT);
  }

  /** Root version 1. */
  Envelope root() {
    return root;
  }

  /** The organisation's id. */
  String tenant() {
    return root.payloadSha256();
  }

  /** Signed by the role that its kind belongs to. */
  <T> Envelope sign(DocumentType<T> type, String target, long version, Instant now, T body) {
    return sign(
        type,
        new Document<>(tenant(), target, version, now, now.plus(VALIDITY), body),
        type.kind().role().orElseThrow(IllegalArgumentException::new));
  }

  private <T> Envelope sign(DocumentType<T> type, Document<T> document, Role role) {
    try {
      return Envelope.sign(type, document, List.of(signers.get(role)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key in memory does not sign", e);
    }
  }

  private static Signer newSigner() {
    try {
      return Ed25519Signer.of(Ed25519Signer.newKeyset());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key for a test's organisation", e);
    }
  }
}
