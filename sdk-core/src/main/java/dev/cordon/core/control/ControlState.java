package dev.cordon.core.control;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.audit.Note;
import dev.cordon.core.audit.TrailState;
import dev.cordon.core.deposit.DepositState;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.posture.WipeProbation;
import dev.cordon.core.threat.ThreatState;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.policy.Policy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the container knows while locked. Immutable; every change gives a new one.
 *
 * @param membership whom it belongs to
 * @param root the trusted root document's envelope, JSON
 * @param policy the policy in force
 * @param seen the highest versions accepted
 * @param contact when the organisation was last heard
 * @param shares the server's shares of the keys that are kept until the lease ends, in order of
 *     their numbers
 * @param attempts wrong passcodes in a row
 * @param passcode when the right one was last entered, if ever
 * @param entrance what the doors remember besides
 * @param locks reasons that keep it closed until the server says otherwise
 * @param domains slot id by domain name
 * @param anchors what domains must not fall behind, by slot id and purpose, slash between
 * @param days slot id by day, in UTC, on which something expires
 * @param noted the latest time that counted, now and then
 * @param copied when characters of a budget left, as the system counts, to ten minutes
 * @param emergency what was used of this week's emergency accesses
 * @param probation a wipe that the policy brought and that only blocks for a day
 * @param domainWipes wipes of domains whose receipts are owed
 * @param wiping a wipe that has begun
 * @param wiped why and since when nothing is left
 * @param threats what is known about harmful apps
 * @param client by which the organisation's servers know this work area in TLS
 * @param deposits what arrived while it was locked, and the keys for it
 * @param outbox receipts not acknowledged yet, oldest first
 * @param trail what was recorded
 */
public record ControlState(
    Optional<Membership> membership,
    Optional<String> root,
    Policy policy,
    Seen seen,
    Optional<Contact> contact,
    List<ServerShare> shares,
    Attempts attempts,
    Optional<PasscodeEntry> passcode,
    Entrance entrance,
    List<Reason> locks,
    Map<String, String> domains,
    Map<String, Bytes> anchors,
    Map<LocalDate, String> days,
    Optional<Noted> noted,
    Optional<Uptime> copied,
    Optional<Emergency> emergency,
    Optional<WipeProbation> probation,
    List<DomainWipe> domainWipes,
    Optional<WipeJournal> wiping,
    Optional<Ended> wiped,
    ThreatState threats,
    Optional<ClientIdentity> client,
    DepositState deposits,
    List<Outgoing> outbox,
    TrailState trail) {

  /** Of a container that belongs to nobody yet. */
  public static final ControlState FRESH =
      new ControlState(
          Optional.empty(),
          Optional.empty(),
          Policy.DEFAULT,
          Seen.NOTHING,
          Optional.empty(),
          List.of(),
          Attempts.NONE,
          Optional.empty(),
          Entrance.NEW,
          List.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          ThreatState.NONE,
          Optional.empty(),
          DepositState.NONE,
          List.of(),
          TrailState.NONE);

  public ControlState {
    shares = List.copyOf(shares);
    locks = List.copyOf(locks);
    domains = Map.copyOf(domains);
    anchors = Map.copyOf(anchors);
    days = Map.copyOf(days);
    domainWipes = List.copyOf(domainWipes);
    outbox = List.copyOf(outbox);
  }

  /** A draft to change some parts of. */
  public ControlState with(UnaryOperator<Draft> change) {
    return change.apply(new Draft(this)).build();
  }

  /** The same; {@code said} hears what is to be recorded of the change. */
  ControlState with(UnaryOperator<Draft> change, Consumer<Note> said) {
    Draft draft = change.apply(new Draft(this));
    draft.said.forEach(said);
    return draft.build();
  }

  /**
   * A state under change; lives for one call of {@link #with}. What the audit trail has to tell of
   * a change is stored with the change, or not at all.
   */
  public static final class Draft {
    private Optional<Membership> membership;
    private Optional<String> root;
    private Policy policy;
    private Seen seen;
    private Optional<Contact> contact;
    private List<ServerShare> shares;
    private Attempts attempts;
    private Optional<PasscodeEntry> passcode;
    private Entrance entrance;
    private final List<Reason> locks;
    private final Map<String, String> domains;
    private final Map<String, Bytes> anchors;
    private final Map<LocalDate, String> days;
    private Optional<Noted> noted;
    private Optional<Uptime> copied;
    private Optional<Emergency> emergency;
    private Optional<WipeProbation> probation;
    private final List<DomainWipe> domainWipes;
    private Optional<WipeJournal> wiping;
    private Optional<Ended> wiped;
    private ThreatState threats;
    private Optional<ClientIdentity> client;
    private DepositState deposits;
    private final List<Outgoing> outbox;
    private TrailState trail;
    private final List<Note> said = new ArrayList<>();

    private Draft(ControlState from) {
      membership = from.membership;
      root = from.root;
      policy = from.policy;
      seen = from.seen;
      contact = from.contact;
      shares = from.shares;
      attempts = from.attempts;
      passcode = from.passcode;
      entrance = from.entrance;
      locks = new ArrayList<>(from.locks);
      domains = new HashMap<>(from.domains);
      anchors = new HashMap<>(from.anchors);
      days = new HashMap<>(from.days);
      noted = from.noted;
      copied = from.copied;
      emergency = from.emergency;
      probation = from.probation;
      domainWipes = new ArrayList<>(from.domainWipes);
      wiping = from.wiping;
      wiped = from.wiped;
      threats = from.threats;
      client = from.client;
      deposits = from.deposits;
      outbox = new ArrayList<>(from.outbox);
      trail = from.trail;
    }

    public Draft membership(Membership to) {
      membership = Optional.of(to);
      trail = trail.acknowledged(trail.last()); // what was before is not theirs
      return say(Note.of(AuditCode.ENROLLED));
    }

    public Draft root(String envelope, long version) {
      root = Optional.of(envelope);
      seen = new Seen(version, seen.policy(), seen.command(), seen.threats());
      return this;
    }

    /** With a policy that lets no share be kept, none is. */
    public Draft policy(Policy to, long version) {
      policy = to;
      shares = to.lease().serverShare() == Lease.Share.AT_UNLOCK ? List.of() : shares;
      seen = new Seen(seen.root(), version, seen.command(), seen.threats());
      return say(Note.of(AuditCode.POLICY_CHANGED, version));
    }

    public Draft command(long sequence) {
      seen = new Seen(seen.root(), seen.policy(), sequence, seen.threats());
      return this;
    }

    /** Another list of harmful apps, which {@code to} has the key of. */
    public Draft threatList(long version, ThreatState to) {
      seen = new Seen(seen.root(), seen.policy(), seen.command(), version);
      return threats(to);
    }

    public Draft threats(ThreatState to) {
      threats = to;
      return this;
    }

    public Draft deposits(DepositState to) {
      deposits = to;
      return this;
    }

    public Draft contact(Contact to) {
      contact = Optional.of(to);
      return this;
    }

    /** Keeps these of the server's shares, and no others. */
    public Draft shares(List<ServerShare> to) {
      shares = to;
      return this;
    }

    public Draft attempts(Attempts to) {
      attempts = to;
      return this;
    }

    public Draft passcode(PasscodeEntry to) {
      passcode = Optional.of(to);
      return this;
    }

    public Draft entrance(Entrance to) {
      entrance = to;
      return this;
    }

    public Draft lock(Reason why) {
      locks.removeIf(lock -> lock.code() == why.code());
      locks.add(why);
      entrance = entrance.closed();
      return say(Note.of(AuditCode.BLOCKED, why.code()));
    }

    public Draft unlock() {
      boolean was = !locks.isEmpty();
      locks.clear();
      attempts = Attempts.NONE;
      return was ? say(Note.of(AuditCode.UNBLOCKED)) : this;
    }

    public Draft domain(String name, String slot) {
      domains.put(name, slot);
      return this;
    }

    /** The domain is no more; its name may be used again, for another slot. */
    public Draft forget(String domain) {
      String slot = domains.remove(domain);
      anchors.keySet().removeIf(key -> key.startsWith(slot + "/"));
      deposits = deposits.keepOnly(domains.values());
      return say(Note.of(AuditCode.PART_WIPED));
    }

    public Draft anchor(String key, Bytes value) {
      anchors.put(key, value);
      return this;
    }

    /** Something expires on {@code on}, whose key is in {@code slot}. */
    public Draft day(LocalDate on, String slot) {
      days.put(on, slot);
      return this;
    }

    /** Those days have no keys any more. */
    public Draft daysOver(Collection<LocalDate> over) {
      days.keySet().removeAll(over);
      return say(Note.of(AuditCode.DOCUMENTS_EXPIRED, over.size()));
    }

    /** It is {@code now}, at least. */
    public Draft noted(Noted now) {
      boolean later = !noted.isPresent() || now.time().isAfter(noted.get().time());
      noted = later ? Optional.of(now) : noted;
      return this;
    }

    /** It is {@code now}, even if a later time was noted before. */
    public Draft settled(Noted now) {
      noted = Optional.of(now);
      entrance = entrance.notAfter(now.time());
      return this;
    }

    /** Characters of a budget left. */
    public Draft copied(Uptime at) {
      copied = Optional.of(at);
      return this;
    }

    public Draft emergency(Emergency to) {
      emergency = Optional.of(to);
      return this;
    }

    public Draft probation(Optional<WipeProbation> to) {
      probation = to;
      return this;
    }

    /** The wipe of some domains has begun. */
    public Draft domainWipe(DomainWipe begun) {
      domainWipes.add(begun);
      return this;
    }

    /** Its receipt is written. */
    public Draft domainWiped(DomainWipe done) {
      domainWipes.remove(done);
      return this;
    }

    public Draft wiping(WipeJournal journal) {
      wiping = Optional.of(journal);
      shares = List.of();
      if (journal.command().isPresent()) {
        say(Note.of(AuditCode.COMMAND_WIPE, journal.sequence()));
      }
      return say(Note.of(AuditCode.WIPE_BEGUN, journal.why().code()));
    }

    /** Nothing is left but who it was, the versions seen and the receipts; no trail either. */
    public Draft wiped(Ended end, long commandSequence) {
      command(Math.max(seen.command(), commandSequence));
      wiping = Optional.empty();
      wiped = Optional.of(end);
      shares = List.of();
      attempts = Attempts.NONE;
      passcode = Optional.empty();
      entrance = Entrance.NEW;
      locks.clear();
      domains.clear();
      anchors.clear();
      days.clear();
      noted = Optional.empty();
      copied = Optional.empty();
      emergency = Optional.empty();
      probation = Optional.empty();
      threats = ThreatState.NONE;
      client = Optional.empty();
      deposits = DepositState.NONE;
      trail = TrailState.NONE;
      domainWipes.clear();
      return this;
    }

    /** Another place in the trail. */
    public Draft trail(TrailState to) {
      trail = to;
      return this;
    }

    /** The organisation has the trail up to {@code sequence}. */
    public Draft acknowledgedTrail(long sequence) {
      trail = trail.acknowledged(sequence);
      return this;
    }

    /** Has {@code note} recorded with this change. */
    public Draft say(Note note) {
      said.add(note);
      return this;
    }

    /** Servers that ask are shown this from now on, or nothing. */
    public Draft client(Optional<ClientIdentity> to) {
      client = to;
      return this;
    }

    public Draft send(Outgoing receipt) {
      outbox.add(receipt);
      return this;
    }

    /** Nothing waits to be delivered any more. */
    public Draft silent() {
      outbox.clear();
      return this;
    }

    public Draft acknowledged(String receipt) {
      outbox.removeIf(sent -> sent.id().equals(receipt));
      return this;
    }

    private ControlState build() {
      return new ControlState(
          membership,
          root,
          policy,
          seen,
          contact,
          shares,
          attempts,
          passcode,
          entrance,
          locks,
          domains,
          anchors,
          days,
          noted,
          copied,
          emergency,
          probation,
          domainWipes,
          wiping,
          wiped,
          threats,
          client,
          deposits,
          outbox,
          trail);
    }
  }
}
