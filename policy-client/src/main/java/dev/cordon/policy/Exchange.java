package dev.cordon.policy;

import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.control.Seen;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Consent;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Invitation;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Expect;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Bundle;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One question to the server and what follows from its answer. Not safe for many threads: {@link
 * PolicyClient} has one exchange at a time.
 */
final class Exchange {
  private final Organisation organisation;
  private final DeviceClock clock;
  private final Nonces nonces;
  private final Statements statements;
  private final ReceiptDelivery receipts;
  private final TrailDelivery trail;
  private volatile long saidInForce; // the server's share that the last report named

  Exchange(Organisation organisation, DeviceClock clock, Nonces nonces) {
    this.organisation = organisation;
    this.clock = clock;
    this.nonces = nonces;
    this.statements = new Statements(organisation, clock);
    this.receipts = new ReceiptDelivery(organisation, clock);
    this.trail = new TrailDelivery(organisation, statements, clock);
  }

  /** Enrols; on return the container belongs to the organisation and its policy is in force. */
  void enrol(ServerLine line, Invitation invitation, Consent consent) throws ContainerException {
    String nonce = nonces.next();
    Envelope request = statements.enrolment(invitation, consent, nonce);
    Uptime asked = organisation.uptime();
    try {
      AnswerJudge judge = judge(line.post("v1/enrolments", request));
      TrustedRoot first = judge.firstRoot(invitation.tenant());
      TrustedRoot root = last(first, judge.rootsAfter(first));
      Document<DeviceState> answer = judge.state(root, Expect.ANY_TARGET, nonce, Seen.NOTHING, 0);
      DeviceState state = answer.body();
      List<Command> commands = judge.commands(root, state, Seen.NOTHING);
      Document<Policy> policy =
          judge
              .policy(root, state, Seen.NOTHING)
              .orElseThrow(() -> PolicyClientException.of(Reason.Code.DOCUMENT_WITHHELD, "policy"));
      organisation.join(
          new Membership(
              state.enrolment(),
              invitation.tenant(),
              invitation.server(),
              invitation.tlsPin(),
              consent.version()),
          text(root),
          root.version(),
          policy.body(),
          policy.version());
      organisation.contacted(answer.issued(), asked);
      obey(commands);
    } catch (DocumentRefusedException e) {
      throw PolicyClientException.of(e);
    }
  }

  /**
   * Reports, and does what the answer says. A policy that is refused keeps no command from being
   * obeyed; it is thrown at the end.
   *
   * @return whether what was reported is not so any more
   */
  boolean checkIn(ServerLine line, Membership member) throws ContainerException {
    String nonce = nonces.next();
    String challenge = line.challenge(member.enrolment());
    ShareReport share = organisation.shareReport();
    Envelope request = statements.checkIn(member, nonce, challenge, share);
    Uptime asked = organisation.uptime();
    try {
      AnswerJudge judge = judge(line.post("v1/check-ins", request));
      TrustedRoot root = acceptRoots(judge, member);
      Seen seen = organisation.seen();
      long held = organisation.threatList();
      Document<DeviceState> answer = judge.state(root, member.enrolment(), nonce, seen, held);
      DeviceState state = answer.body();
      List<Command> commands = judge.commands(root, state, seen);
      if (commands.stream().noneMatch(Exchange::endsAll)) { // a wipe waits for no note of the time
        organisation.contacted(answer.issued(), asked);
      }
      saidInForce = share.inForce();
      obey(commands);
      try {
        acceptPolicy(judge.policy(root, state, seen));
      } finally { // neither keeps the other back
        acceptRest(judge, root, state, held);
      }
      return !organisation.seen().equals(seen);
    } catch (DocumentRefusedException e) {
      throw PolicyClientException.of(e);
    }
  }

  /** Whether another of the server's shares is in force than the server was told. */
  boolean owesReport() {
    try {
      return organisation.shareReport().inForce() != saidInForce;
    } catch (ContainerException later) {
      return false; // the next check-in tells
    }
  }

  /** Brings what the server does not hold yet. */
  void deliverReceipts(ServerLine line, Membership member) throws ContainerException {
    if (!organisation.receipts().isEmpty()) {
      try {
        receipts.deliver(line, member, trustedRoot(member));
      } catch (DocumentRefusedException e) {
        throw PolicyClientException.of(e);
      }
    }
  }

  /** Brings what the server does not hold of the audit trail; whether more may wait. */
  boolean deliverTrail(ServerLine line, Membership member) throws ContainerException {
    try {
      return trail.deliver(line, member, trustedRoot(member));
    } catch (DocumentRefusedException e) {
      throw PolicyClientException.of(e);
    }
  }

  /** A signed wish to be told when to check in. */
  Envelope listen(Membership member) throws ContainerException {
    return statements.listen(member, nonces.next());
  }

  private AnswerJudge judge(byte[] answer) throws DocumentRefusedException {
    return new AnswerJudge(Bundle.parse(answer), clock.now());
  }

  private TrustedRoot acceptRoots(AnswerJudge judge, Membership member)
      throws DocumentRefusedException, ContainerException {
    TrustedRoot root = trustedRoot(member);
    List<TrustedRoot> newer = judge.rootsAfter(root);
    for (TrustedRoot next : newer) {
      organisation.acceptRoot(text(next), next.version());
    }
    return last(root, newer);
  }

  private static boolean endsAll(Command command) {
    return command.kind() == Command.Kind.WIPE || command.kind() == Command.Kind.END_USE;
  }

  private void obey(List<Command> commands) throws ContainerException {
    for (Command command : commands) {
      organisation.obey(command);
    }
  }

  private void acceptPolicy(Optional<Document<Policy>> newer) throws ContainerException {
    if (newer.isPresent()) {
      organisation.acceptPolicy(newer.get().body(), newer.get().version());
    }
  }

  private void acceptRest(AnswerJudge judge, TrustedRoot root, DeviceState state, long heldThreats)
      throws ContainerException, DocumentRefusedException {
    try {
      acceptThreats(judge.threats(root, state, heldThreats));
    } finally {
      organisation.acceptShares(state.shares()); // after the policy, which says how to keep them
    }
  }

  private void acceptThreats(Optional<Document<ThreatList>> newer) throws ContainerException {
    if (newer.isPresent()) {
      organisation.acceptThreatList(newer.get().body(), newer.get().version());
    }
  }

  private TrustedRoot trustedRoot(Membership member) throws DocumentRefusedException {
    String envelope =
        organisation
            .rootEnvelope()
            .orElseThrow(() -> new IllegalStateException("a member without a root"));
    return TrustedRoot.stored(
        Envelope.parse(envelope.getBytes(StandardCharsets.UTF_8)), member.tenant());
  }

  private static String text(TrustedRoot root) {
    return new String(root.envelope().toBytes(), StandardCharsets.UTF_8);
  }

  private static TrustedRoot last(TrustedRoot held, List<TrustedRoot> newer) {
    return newer.isEmpty() ? held : newer.get(newer.size() - 1);
  }
}
