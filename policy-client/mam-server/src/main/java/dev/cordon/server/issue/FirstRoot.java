package dev.cordon.server.issue;

import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Role;
import dev.cordon.policy.protocol.signed.RoleKeys;
import dev.cordon.policy.protocol.signed.Root;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.keys.OnlineKeys;
import dev.cordon.server.register.StoredDocument;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Root version 1: one root key, and one key for each online role. */
public final class FirstRoot {
  /** Ten years: devices refuse everything under an expired root, and renewal needs a person. */
  private static final Duration VALIDITY = Duration.ofDays(3650);

  private FirstRoot() {}

  /** Signs it. The hash of the result is the tenant's id. */
  public static StoredDocument sign(Signer root, OnlineKeys online, Instant now)
      throws GeneralSecurityException {
    Root body =
        new Root(
            List.of(
                root.key(), online.policy().key(), online.command().key(), online.state().key()),
            Map.of(
                Role.ROOT, one(root.key()),
                Role.POLICY, one(online.policy().key()),
                Role.COMMAND, one(online.command().key()),
                Role.STATE, one(online.state().key())));
    Document<Root> document =
        new Document<>("", Document.DEVICES, 1, now, now.plus(VALIDITY), body);
    Envelope envelope = Envelope.sign(Wire.ROOT, document, List.of(root));
    return new StoredDocument("root", 1, envelope.payloadSha256(), envelope.toJson().toString());
  }

  private static RoleKeys one(VerificationKey key) {
    return new RoleKeys(Set.of(key.id()), 1);
  }
}
