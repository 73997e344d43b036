package dev.cordon.policy;

import dev.cordon.core.control.Seen;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.signed.Document;
import dev.cordon.policy.protocol.signed.DocumentKind;
import dev.cordon.policy.protocol.signed.DocumentType;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.signed.Expect;
import dev.cordon.policy.protocol.signed.TrustedRoot;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.policy.protocol.wire.Wire;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges one answer of the server, step by step; nothing takes effect here. Everything that the
 * signed state names must be in the answer or already held, by version and hash: what lacks was
 * withheld on the way.
 */
final class AnswerJudge {
  private final Bundle bundle;
  private final Instant now;

  AnswerJudge(Bundle bundle, Instant now) {
    this.bundle = bundle;
    this.now = now;
  }

  /** Root version 1, which {@code tenant} names by its hash. */
  TrustedRoot firstRoot(String tenant) throws DocumentRefusedException {
    for (Envelope document : bundle.documents()) {
      if (document.kind() == DocumentKind.ROOT && document.payloadSha256().equals(tenant)) {
        return TrustedRoot.first(document, tenant);
      }
    }
    throw refused(Code.DOCUMENT_WITHHELD, "root 1");
  }

  /** Every newer root in order, each believed by the one before. */
  List<TrustedRoot> rootsAfter(TrustedRoot held) throws DocumentRefusedException {
    List<TrustedRoot> chain = new ArrayList<>();
    TrustedRoot last = held;
    for (Envelope document : bundle.documents()) {
      if (document.kind() == DocumentKind.ROOT && !document.equals(held.envelope())) {
        last = last.advance(document);
        chain.add(last);
      }
    }
    return chain;
  }

  /**
   * The signed state, if it answers this very request and no document it names was withheld; when
   * it was signed is the server's word of the time.
   *
   * @param enrolment whom it must be for, or {@link Expect#ANY_TARGET}
   * @param threatsHeld the version of the list of harmful apps that lies here; 0 for none
   */
  Document<DeviceState> state(
      TrustedRoot root, String enrolment, String nonce, Seen seen, long threatsHeld)
      throws DocumentRefusedException {
    Expect expect = new Expect(root.tenant(), enrolment, 1, now);
    Document<DeviceState> document = root.verify(bundle.state(), Wire.STATE, expect);
    DeviceState state = document.body();
    if (!state.enrolment().equals(document.target())) {
      throw refused(Code.DOCUMENT_WRONG_TARGET, "enrolment");
    }
    if (!state.nonce().equals(nonce)) {
      throw refused(Code.DOCUMENT_WRONG_TARGET, "request");
    }
    mustHold(root, state.root());
    if (state.policy().version() < seen.policy()) {
      throw rolledBack(state.policy(), seen.policy());
    } else if (state.policy().version() > seen.policy()) {
      delivered(state.policy());
    }
    if (state.threats().isPresent()) {
      mustHoldThreats(state.threats().get(), seen, threatsHeld);
    }
    for (DocumentRef command : newCommands(state, seen)) {
      delivered(command);
    }
    return document;
  }

  private void mustHoldThreats(DocumentRef ref, Seen seen, long held)
      throws DocumentRefusedException {
    if (ref.version() < seen.threats()) {
      throw rolledBack(ref, seen.threats());
    } else if (ref.version() > held) {
      delivered(ref);
    }
  }

  /** The list of harmful apps, if it is newer than the one that is held. */
  Optional<Document<ThreatList>> threats(TrustedRoot root, DeviceState state, long held)
      throws DocumentRefusedException {
    return state.threats().isPresent() && state.threats().get().version() > held
        ? Optional.of(named(root, Wire.THREATS, state.threats().get(), Document.DEVICES))
        : Optional.empty();
  }

  /** The pending commands that were not obeyed yet, in order. */
  List<Command> commands(TrustedRoot root, DeviceState state, Seen seen)
      throws DocumentRefusedException {
    List<Command> commands = new ArrayList<>();
    for (DocumentRef ref : newCommands(state, seen)) {
      Document<Command> document = named(root, Wire.COMMAND, ref, state.enrolment());
      Command command = document.body();
      if (!command.enrolment().equals(state.enrolment())
          || !command.id().equals(ref.id())
          || command.sequence() != ref.version()) {
        throw refused(Code.DOCUMENT_WRONG_TARGET, "enrolment");
      }
      commands.add(command);
    }
    commands.sort(Comparator.comparingLong(Command::sequence));
    return commands;
  }

  /** The policy, if it is newer than the one in force. */
  Optional<Document<Policy>> policy(TrustedRoot root, DeviceState state, Seen seen)
      throws DocumentRefusedException {
    return state.policy().version() > seen.policy()
        ? Optional.of(named(root, Wire.POLICY, state.policy(), Document.DEVICES))
        : Optional.empty();
  }

  private <T> Document<T> named(
      TrustedRoot root, DocumentType<T> type, DocumentRef ref, String target)
      throws DocumentRefusedException {
    Expect expect = new Expect(root.tenant(), target, ref.version(), now);
    Document<T> document = root.verify(delivered(ref), type, expect);
    if (document.version() != ref.version()) {
      throw refused(Code.DOCUMENT_MALFORMED, "version");
    }
    return document;
  }

  private Envelope delivered(DocumentRef ref) throws DocumentRefusedException {
    for (Envelope document : bundle.documents()) {
      if (document.payloadSha256().equals(ref.sha256())) {
        return document;
      }
    }
    throw withheld(ref);
  }

  private static void mustHold(TrustedRoot root, DocumentRef ref) throws DocumentRefusedException {
    if (ref.version() < root.version()) {
      throw rolledBack(ref, root.version());
    }
    if (ref.version() > root.version() || !ref.sha256().equals(root.envelope().payloadSha256())) {
      throw withheld(ref);
    }
  }

  private static List<DocumentRef> newCommands(DeviceState state, Seen seen) {
    List<DocumentRef> fresh = new ArrayList<>(state.commands());
    fresh.removeIf(ref -> ref.version() <= seen.command());
    return fresh;
  }

  private static DocumentRefusedException withheld(DocumentRef ref) {
    return refused(
        Code.DOCUMENT_WITHHELD,
        ref.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + ref.version());
  }

  private static DocumentRefusedException rolledBack(DocumentRef ref, long seen) {
    return refused(Code.DOCUMENT_ROLLED_BACK, Long.toString(ref.version()), Long.toString(seen));
  }

  private static DocumentRefusedException refused(Code code, String... arguments) {
    return new DocumentRefusedException(Reason.of(code, arguments));
  }
}
