package dev.cordon.policy.testing;

import dev.cordon.policy.protocol.CheckIn;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.ConsentForm;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Enrolment;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.Receipt;
import dev.cordon.policy.protocol.ReceiptAcknowledgement;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.audit.AuditAcknowledgement;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.audit.AuditEvent;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Invitations, enrolments, the policy in force, commands and receipts, and the answers that follow
 * from them, by the rules of the real server. {@code this} guards all of it.
 */
final class Register {
  private static final String UNUSED = "";

  private final Seal seal;
  private final Supplier<Instant> now;
  private final Map<String, String> invitations = new HashMap<>(); // code to enrolment
  private final Map<String, Member> members = new HashMap<>(); // by enrolment
  private Policy policy;
  private Envelope policyDocument;
  private long policyVersion = 1;

  Register(Seal seal, Supplier<Instant> now, Policy first) {
    this.seal = seal;
    this.now = now;
    this.policy = first;
    this.policyDocument = seal.sign(Wire.POLICY, Document.DEVICES, 1, now.get(), first);
  }

  synchronized String invite() {
    String code = "code-" + (invitations.size() + 1);
    invitations.put(code, UNUSED);
    return code;
  }

  synchronized Policy policy() {
    return policy;
  }

  synchronized void publish(Policy next) {
    policy = next;
    policyVersion++;
    policyDocument = seal.sign(Wire.POLICY, Document.DEVICES, policyVersion, now.get(), next);
  }

  synchronized void order(
      String enrolment, Command.Kind kind, String reason, Optional<String> domain) {
    Member member = member(enrolment);
    long sequence = member.nextSequence();
    String id = enrolment + "-command-" + sequence;
    Command command = new Command(id, kind, enrolment, sequence, reason, domain);
    member.order(kind, id, seal.sign(Wire.COMMAND, enrolment, sequence, now.get(), command));
  }

  /** What is known of one enrolment; a copy. */
  synchronized <T> List<T> list(String enrolment, Function<Member, List<T>> which) {
    return List.copyOf(which.apply(member(enrolment)));
  }

  synchronized Consent consent(String enrolment) {
    return member(enrolment).consent;
  }

  /** Whose key made one of the signatures that {@code envelope} claims. */
  synchronized Member signer(Envelope envelope) throws DocumentRefusedException {
    for (Member member : members.values()) {
      if (envelope.signatures().stream().anyMatch(each -> each.keyId().equals(member.key.id()))) {
        return member;
      }
    }
    throw refused(Code.ENROLMENT_UNKNOWN);
  }

  synchronized Bundle enrol(Enrolment request) throws DocumentRefusedException {
    mustBeComplete(request.consent());
    String used = invitations.get(request.code());
    if (used == null) {
      throw refused(Code.INVITATION_UNKNOWN);
    }
    Member member = used.equals(UNUSED) ? first(request) : again(used, request);
    invitations.put(request.code(), member.enrolment);
    return answer(member, request.nonce(), List.of(), 0, 0, 0);
  }

  private Member first(Enrolment request) throws DocumentRefusedException {
    if (members.values().stream().anyMatch(each -> each.key.equals(request.deviceKey()))) {
      throw refused(Code.ALREADY_ENROLLED);
    }
    String enrolment = "enrolment-" + (members.size() + 1);
    Member member = new Member(enrolment, request.deviceKey(), request.consent());
    members.put(enrolment, member);
    return member;
  }

  private Member again(String enrolment, Enrolment request) throws DocumentRefusedException {
    Member member = member(enrolment);
    if (!member.key.equals(request.deviceKey())) {
      throw refused(Code.INVITATION_USED);
    }
    return member;
  }

  /** The word for which that member's next check-in is measured. */
  synchronized String challenge(String enrolment) {
    return member(enrolment).challenge(now.get());
  }

  synchronized Bundle checkIn(Member member, CheckIn said) throws DocumentRefusedException {
    mustBeFresh(member, said.enrolment(), said.nonce());
    if (!member.takes(said.challenge(), now.get())) {
      throw refused(Code.CHECK_IN_STALE);
    }
    member.checkIns.add(said);
    return answer(
        member,
        said.nonce(),
        member.shares(said, policy.lease().serverShare()),
        said.rootVersion(),
        said.policyVersion(),
        said.commandSequence());
  }

  synchronized void mustBeFresh(Member member, String enrolment, String nonce)
      throws DocumentRefusedException {
    if (!member.enrolment.equals(enrolment)) {
      throw refused(Code.DOCUMENT_WRONG_TARGET, "enrolment");
    }
    if (!member.isNew(nonce)) {
      throw refused(Code.SERVER_REFUSED, "REQUEST_REPLAYED");
    }
  }

  synchronized Envelope keep(Member member, Receipt receipt, Envelope signed)
      throws DocumentRefusedException {
    if (!member.enrolment.equals(receipt.enrolment())) {
      throw refused(Code.DOCUMENT_WRONG_TARGET, "enrolment");
    }
    if (member.receipts.stream().noneMatch(each -> each.id().equals(receipt.id()))) {
      member.receipts.add(receipt);
    }
    ReceiptAcknowledgement word =
        new ReceiptAcknowledgement(receipt.id(), signed.payloadSha256(), member.enrolment);
    return seal.sign(Wire.RECEIPT_ACK, member.enrolment, 1, now.get(), word);
  }

  synchronized Envelope record(Member member, AuditBatch batch) throws DocumentRefusedException {
    if (!member.enrolment.equals(batch.enrolment())) {
      throw refused(Code.DOCUMENT_WRONG_TARGET, "enrolment");
    }
    for (AuditEvent event : batch.events()) {
      if (!member.events.contains(event)) {
        member.events.add(event);
      }
    }
    AuditAcknowledgement word = AuditAcknowledgement.of(batch);
    return seal.sign(Wire.AUDIT_ACK, member.enrolment, 1, now.get(), word);
  }

  private Bundle answer(
      Member member,
      String nonce,
      List<ServerShare> shares,
      long rootVersion,
      long held,
      long sequence) {
    List<Envelope> lacking = new ArrayList<>();
    if (rootVersion < 1) {
      lacking.add(seal.root());
    }
    if (held < policyVersion) {
      lacking.add(policyDocument);
    }
    lacking.addAll(member.documentsAfter(sequence));
    DeviceState state =
        new DeviceState(
            member.enrolment,
            nonce,
            new DocumentRef(DocumentRef.Kind.ROOT, "root", 1, seal.tenant()),
            new DocumentRef(
                DocumentRef.Kind.POLICY, "policy", policyVersion, policyDocument.payloadSha256()),
            Optional.empty(),
            member.refsAfter(sequence),
            shares);
    return new Bundle(seal.sign(Wire.STATE, member.enrolment, 1, now.get(), state), lacking);
  }

  private static void mustBeComplete(Consent consent) throws DocumentRefusedException {
    if (!consent.missing().isEmpty()) {
      throw refused(
          Code.CONSENT_MISSING,
          consent.missing().stream().map(Enum::name).collect(Collectors.joining(", ")));
    }
    Locale shown = Locale.forLanguageTag(consent.language());
    if (!consent.textSha256().equals(ConsentForm.current().textSha256(shown))) {
      throw refused(Code.CONSENT_MISSING, "textSha256");
    }
  }

  private Member member(String enrolment) {
    Member member = members.get(enrolment);
    if (member == null) {
      throw new IllegalStateException("nobody is enrolled as " + enrolment);
    }
    return member;
  }

  private static DocumentRefusedException refused(Code code, String... arguments) {
    return new DocumentRefusedException(Reason.of(code, arguments));
  }
}
