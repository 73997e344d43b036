package dev.cordon.core.control;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.policy.Policy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the container knows while locked. Immutable; every change gives a new one.
 *
 * @param membership whom it belongs to
 * @param root the trusted root document's envelope, JSON
 * @param policy the policy in force
 * @param seen the highest versions accepted
 * @param contact when the organisation was last heard
 * @param attempts wrong passcodes in a row
 * @param passcode when the right one was last entered, if ever
 * @param locks reasons that keep it closed until the server says otherwise
 * @param domains slot id by domain name
 * @param anchors what domains must not fall behind, by slot id and purpose, slash between
 * @param days slot id by day, in UTC, on which something expires
 * @param noted the latest time that counted, kept while anything is to expire
 * @param wiping a wipe that has begun
 * @param wiped why and since when nothing is left
 * @param outbox receipts not acknowledged yet, oldest first
 */
public record ControlState(
    Optional<Membership> membership,
    Optional<String> root,
    Policy policy,
    Seen seen,
    Optional<Contact> contact,
    Attempts attempts,
    Optional<PasscodeEntry> passcode,
    List<Reason> locks,
    Map<String, String> domains,
    Map<String, Bytes> anchors,
    Map<LocalDate, String> days,
    Optional<Instant> noted,
    Optional<WipeJournal> wiping,
    Optional<Ended> wiped,
    List<Outgoing> outbox) {

  /** Of a container that belongs to nobody yet. */
  public static final ControlState FRESH =
      new ControlState(
          Optional.empty(),
          Optional.empty(),
          Policy.DEFAULT,
          Seen.NOTHING,
          Optional.empty(),
          Attempts.NONE,
          Optional.empty(),
          List.of(),
          Map.of(),
          Map.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public ControlState {
    locks = List.copyOf(locks);
    domains = Map.copyOf(domains);
    anchors = Map.copyOf(anchors);
    days = Map.copyOf(days);
    outbox = List.copyOf(outbox);
  }

  /** A draft to change some parts of. */
  public ControlState with(UnaryOperator<Draft> change) {
    return change.apply(new Draft(this)).build();
  }

  /** A state under change; lives for one call of {@link #with}. */
  public static final class Draft {
    private Optional<Membership> membership;
    private Optional<String> root;
    private Policy policy;
    private Seen seen;
    private Optional<Contact> contact;
    private Attempts attempts;
    private Optional<PasscodeEntry> passcode;
    private final List<Reason> locks;
    private final Map<String, String> domains;
    private final Map<String, Bytes> anchors;
    private final Map<LocalDate, String> days;
    private Optional<Instant> noted;
    private Optional<WipeJournal> wiping;
    private Optional<Ended> wiped;
    private final List<Outgoing> outbox;

    private Draft(ControlState from) {
      membership = from.membership;
      root = from.root;
      policy = from.policy;
      seen = from.seen;
      contact = from.contact;
      attempts = from.attempts;
      passcode = from.passcode;
      locks = new ArrayList<>(from.locks);
      domains = new HashMap<>(from.domains);
      anchors = new HashMap<>(from.anchors);
      days = new HashMap<>(from.days);
      noted = from.noted;
      wiping = from.wiping;
      wiped = from.wiped;
      outbox = new ArrayList<>(from.outbox);
    }

    public Draft membership(Membership to) {
      membership = Optional.of(to);
      return this;
    }

    public Draft root(String envelope, long version) {
      root = Optional.of(envelope);
      seen = new Seen(version, seen.policy(), seen.command());
      return this;
    }

    public Draft policy(Policy to, long version) {
      policy = to;
      seen = new Seen(seen.root(), version, seen.command());
      return this;
    }

    public Draft command(long sequence) {
      seen = new Seen(seen.root(), seen.policy(), sequence);
      return this;
    }

    public Draft contact(Contact to) {
      contact = Optional.of(to);
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

    public Draft lock(Reason why) {
      locks.removeIf(lock -> lock.code() == why.code());
      locks.add(why);
      return this;
    }

    public Draft unlock() {
      locks.clear();
      attempts = Attempts.NONE;
      return this;
    }

    public Draft domain(String name, String slot) {
      domains.put(name, slot);
      return this;
    }

    /** The domain is no more; its name may be used again, for another slot. */
    public Draft forget(String domain) {
      String slot = domains.remove(domain);
      anchors.keySet().removeIf(key -> key.startsWith(slot + "/"));
      return this;
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
      return this;
    }

    /** It is {@code now}, at least. */
    public Draft noted(Instant now) {
      boolean later = !noted.isPresent() || now.isAfter(noted.get());
      noted = later ? Optional.of(now) : noted;
      return this;
    }

    public Draft wiping(WipeJournal journal) {
      wiping = Optional.of(journal);
      return this;
    }

    /** Nothing is left but who it was, the versions seen and the receipts. */
    public Draft wiped(Ended end, long commandSequence) {
      command(Math.max(seen.command(), commandSequence));
      wiping = Optional.empty();
      wiped = Optional.of(end);
      attempts = Attempts.NONE;
      passcode = Optional.empty();
      locks.clear();
      domains.clear();
      anchors.clear();
      days.clear();
      noted = Optional.empty();
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
          attempts,
          passcode,
          locks,
          domains,
          anchors,
          days,
          noted,
          wiping,
          wiped,
          outbox);
    }
  }
}
