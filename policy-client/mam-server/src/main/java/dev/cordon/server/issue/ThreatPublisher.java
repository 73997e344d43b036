package dev.cordon.server.issue;

import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.server.http.Fault;
import dev.cordon.server.http.Refused;
import dev.cordon.server.register.AuditTrail;
import dev.cordon.server.register.AuditTrail.Action;
import dev.cordon.server.register.Policies;
import dev.cordon.server.register.StoredDocument;
import dev.cordon.server.register.Tables;
import dev.cordon.server.register.ThreatLists;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Gives lists of harmful apps their versions (requirement E4). */
public final class ThreatPublisher {
  private static final Duration RENEW_BEFORE_END = Issuer.THREATS_VALIDITY.dividedBy(2);
  private static final String SERVER = "server";

  private final Issuer issuer;
  private final PolicyTexts texts;
  private final Clock clock;

  @Inject
  ThreatPublisher(Issuer issuer, PolicyTexts texts, Clock clock) {
    this.issuer = issuer;
    this.texts = texts;
    this.clock = clock;
  }

  /** Publishes the next version. */
  public ThreatLists.Version publish(Tables tables, ThreatList list, String author) throws Refused {
    if (!issuer.signsThreats()) {
      throw new Refused(Fault.THREATS_NOT_SIGNED);
    }
    long newest = tables.threatLists().newest().map(found -> found.document().version()).orElse(0L);
    long version = next(newest, tables);
    audit(tables, author, Action.THREATS_PUBLISHED, version);
    return store(tables, list, version, author);
  }

  /** The list that devices under {@code policy} shall have, if that asks for one. */
  public Optional<StoredDocument> wantedBy(Policies.Version policy, Tables tables) {
    return texts.of(policy).posture().wantThreatList()
        ? current(tables).map(ThreatLists.Version::document)
        : Optional.empty();
  }

  /** The newest list; one that nears its end is published again under the next version. */
  public Optional<ThreatLists.Version> current(Tables tables) {
    return tables.threatLists().newest().map(newest -> renewed(newest, tables));
  }

  private static long next(long newest, Tables tables) {
    return Math.max(newest, tables.restorations().numbersAbove()) + 1;
  }

  private ThreatLists.Version renewed(ThreatLists.Version newest, Tables tables) {
    boolean isGood =
        clock.instant().isBefore(newest.expires().minus(RENEW_BEFORE_END))
            && newest.document().version() > tables.restorations().numbersAbove();
    if (isGood || !issuer.signsThreats()) {
      return newest;
    }
    long version = next(newest.document().version(), tables);
    audit(tables, SERVER, Action.THREATS_RENEWED, version);
    return store(tables, newest.list(), version, newest.author());
  }

  private ThreatLists.Version store(Tables tables, ThreatList list, long version, String author) {
    Instant now = clock.instant();
    Envelope envelope = issuer.threats(list, version, now);
    StoredDocument document =
        new StoredDocument(
            "threats", version, envelope.payloadSha256(), envelope.toJson().toString());
    ThreatLists.Version stored =
        new ThreatLists.Version(document, list, author, now, now.plus(Issuer.THREATS_VALIDITY));
    tables.threatLists().add(stored);
    return stored;
  }

  private void audit(Tables tables, String actor, Action action, long version) {
    tables
        .auditTrail()
        .add(new AuditTrail.Event(clock.instant(), actor, action, Long.toString(version)));
  }
}
