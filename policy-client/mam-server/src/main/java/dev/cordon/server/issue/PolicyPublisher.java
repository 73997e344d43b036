package dev.cordon.server.issue;

import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Wire;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Policies;
import dev.cordon.server.register.StoredDocument;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Gives policies their versions. */
public final class PolicyPublisher {
  private static final Duration RENEW_BEFORE_END = Issuer.POLICY_VALIDITY.dividedBy(2);
  private static final String SERVER = "server";

  private final Issuer issuer;
  private final PolicyTexts texts;
  private final Clock clock;

  @Inject
  PolicyPublisher(Issuer issuer, PolicyTexts texts, Clock clock) {
    this.issuer = issuer;
    this.texts = texts;
    this.clock = clock;
  }

  /** A publisher of a server that is not there yet. */
  public PolicyPublisher(Issuer issuer, Clock clock) {
    this(issuer, new PolicyTexts(), clock);
  }

  /** Publishes version 1. */
  public void first(Tables tables) {
    store(tables, Policy.DEFAULT, 1, SERVER);
  }

  /** Publishes the next version. */
  public Policies.Version publish(Tables tables, Policy policy, String author) {
    long version = next(tables.policies().newest(), tables);
    audit(tables, author, Action.POLICY_PUBLISHED, version);
    return store(tables, policy, version, author);
  }

  /**
   * The policy that devices shall have. A document never changes under its version, so one that
   * nears its end is published again under the next, and one from a backup under a version that no
   * device has seen.
   */
  public Policies.Version current(Tables tables) {
    Policies.Version newest = tables.policies().newest();
    if (clock.instant().isBefore(newest.expires().minus(RENEW_BEFORE_END))
        && newest.document().version() > tables.restorations().numbersAbove()) {
      return newest;
    }
    long version = next(newest, tables);
    audit(tables, SERVER, Action.POLICY_RENEWED, version);
    return store(tables, texts.of(newest), version, newest.author());
  }

  /** The settings that devices shall have. */
  public Policy settings(Tables tables) {
    return texts.of(current(tables));
  }

  /** What of the keys they let the server keep. */
  public Lease.Share serverShare(Tables tables) {
    return settings(tables).lease().serverShare();
  }

  private static long next(Policies.Version newest, Tables tables) {
    return Math.max(newest.document().version(), tables.restorations().numbersAbove()) + 1;
  }

  private Policies.Version store(Tables tables, Policy policy, long version, String author) {
    Instant now = clock.instant();
    Envelope envelope = issuer.policy(policy, version, now);
    StoredDocument document =
        new StoredDocument(
            "policy", version, envelope.payloadSha256(), envelope.toJson().toString());
    Policies.Version stored =
        new Policies.Version(
            document,
            Wire.POLICY.codec().write(policy).toString(),
            author,
            now,
            now.plus(Issuer.POLICY_VALIDITY));
    tables.policies().add(stored);
    return stored;
  }

  private void audit(Tables tables, String actor, Action action, long version) {
    tables
        .auditTrail()
        .add(new AuditTrail.Event(clock.instant(), actor, action, Long.toString(version)));
  }
}
