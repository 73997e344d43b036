package dev.cordon.policy.protocol.signed;

import dev.cordon.policy.protocol.crypto.Ed25519Signer;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An organisation as a test has it: two root keys, both needed, and one key per other role. */
public final class Tenant {
  public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  public final List<Signer> rootSigners = List.of(newSigner(), newSigner());
  public final Signer policy = newSigner();
  public final Signer threats = newSigner();
  public final Signer command = newSigner();
  public final Signer state = newSigner();
  public final Envelope rootOne = root("", 1, rootBody(), rootSigners);
  public final String id = rootOne.payloadSha256();

  /** This organisation as a device believes it from its invitation. */
  public TrustedRoot trusted() throws Exception {
    return TrustedRoot.first(rootOne, id);
  }

  public Root rootBody() {
    return rootBody(rootSigners, 2);
  }

  public Root rootBody(List<Signer> roots, int threshold) {
    List<VerificationKey> keys = new ArrayList<>();
    roots.forEach(signer -> keys.add(signer.key()));
    keys.add(policy.key());
    keys.add(threats.key());
    keys.add(command.key());
    keys.add(state.key());
    Map<Role, RoleKeys> roles = new EnumMap<>(Role.class);
    Set<String> rootIds = roots.stream().map(s -> s.key().id()).collect(Collectors.toSet());
    roles.put(Role.ROOT, new RoleKeys(rootIds, threshold));
    roles.put(Role.POLICY, new RoleKeys(Set.of(policy.key().id()), 1));
    roles.put(Role.THREATS, new RoleKeys(Set.of(threats.key().id()), 1));
    roles.put(Role.COMMAND, new RoleKeys(Set.of(command.key().id()), 1));
    roles.put(Role.STATE, new RoleKeys(Set.of(state.key().id()), 1));
    return new Root(keys, roles);
  }

  public static Envelope root(String tenant, long version, Root body, List<Signer> signers) {
    return sign(
        TrustedRoot.TYPE,
        new Document<>(
            tenant, Document.DEVICES, version, NOW, NOW.plus(Duration.ofDays(3650)), body),
        signers);
  }

  public static <T> Envelope sign(
      DocumentType<T> type, Document<T> document, List<? extends Signer> signers) {
    try {
      return Envelope.sign(type, document, signers);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Signer newSigner() {
    try {
      return Ed25519Signer.of(Ed25519Signer.newKeyset());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
