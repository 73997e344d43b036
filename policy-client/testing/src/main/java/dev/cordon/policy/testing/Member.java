package dev.cordon.policy.testing;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.crypto.VerificationKey;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.policy.protocol.policy.Lease;
import dev.cordon.policy.protocol.signed.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the organisation knows of one enrolment. The register guards it. */
final class Member {
  final String enrolment;
  final VerificationKey key;
  final Consent consent;
  final List<CheckIn> checkIns = new ArrayList<>();
  final List<Receipt> receipts = new ArrayList<>();
  final List<AuditEvent> events = new ArrayList<>();

  /** As long as the real server waits for a check-in. */
  private static final Duration CHALLENGE_VALIDITY = Duration.ofMinutes(5);

  private final Set<String> nonces = new HashSet<>();
  private final Map<String, Instant> challenges = new HashMap<>(); // not yet answered
  private final Shares shares = new Shares();
  private int challenged;
  private boolean isLocked;
  private boolean isEnding;
  private final List<Order> orders = new ArrayList<>();

  /** A command on its way. */
  private record Order(DocumentRef ref, Envelope document) {}

  Member(String enrolment, VerificationKey key, Consent consent) {
    this.enrolment = enrolment;
    this.key = key;
    this.consent = consent;
  }

  /** Whether {@code nonce} was never used before. */
  boolean isNew(String nonce) {
    return nonces.add(nonce);
  }

  String challenge(Instant now) {
    String next = "challenge-" + ++challenged;
    challenges.put(next, now);
    return next;
  }

  /** Whether {@code challenge} was given to this member within the last minutes, and not used. */
  boolean takes(String challenge, Instant now) {
    Instant given = challenges.remove(challenge);
    return given != null && Duration.between(given, now).abs().compareTo(CHALLENGE_VALIDITY) <= 0;
  }

  /** The shares that answer a check-in: none for a phone that is unclean, locked or wiped. */
  List<ServerShare> shares(CheckIn said, Lease.Share mode) {
    HealthReport.Outcome outcome = said.posture().health().outcome();
    boolean clean = outcome.compareTo(HealthReport.Outcome.BLOCK) < 0;
    return shares.answer(
        said.share().orElse(ShareReport.NONE), mode, clean && !isLocked && !isEnding);
  }

  long nextSequence() {
    return orders.size() + 1L;
  }

  void order(Command.Kind kind, String id, Envelope command) {
    switch (kind) {
      case LOCK -> isLocked = true;
      case UNLOCK -> isLocked = false;
      case WIPE, END_USE -> {
        isEnding = true;
        shares.delete();
      }
      case WIPE_DOMAIN -> {} // the rest stays
    }
    DocumentRef ref =
        new DocumentRef(DocumentRef.Kind.COMMAND, id, nextSequence(), command.payloadSha256());
    orders.add(new Order(ref, command));
  }

  /** The commands after {@code sequence}, in order. */
  List<DocumentRef> refsAfter(long sequence) {
    return orders.stream().map(Order::ref).filter(ref -> ref.version() > sequence).toList();
  }

  /** Their documents. */
  List<Envelope> documentsAfter(long sequence) {
    return orders.stream()
        .filter(order -> order.ref().version() > sequence)
        .map(Order::document)
        .toList();
  }
}
