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
import java.util.ArrayList;
import java.util.EnumMap;
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
    List<VerificationKey> keys = new ArrayList<>();
    Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
    name(Role.ROOT, root, keys, roles);
    name(Role.POLICY, online.policy(), keys, roles);
    name(Role.COMMAND, online.command(), keys, roles);
    name(Role.STATE, online.state(), keys, roles);
    if (online.threats().isPresent()) {
      name(Role.THREATS, online.threats().get(), keys, roles);
    }
    Document<Root> document =
        new Document<>("", Document.DEVICES, 1, now, now.plus(VALIDITY), new Root(keys, roles));
    Envelope envelope = Envelope.sign(Wire.ROOT, document, List.of(root));
    return new StoredDocument("root", 1, envelope.payloadSha256(), envelope.toJson().toString());
  }

  private static void name(
      Role role, Signer signer, List<VerificationKey> keys, Map<Role, RoleKeys> roles) {
    keys.add(signer.key());
    roles.put(role, new RoleKeys(Set.of(signer.key().id()), 1));
  }
}
