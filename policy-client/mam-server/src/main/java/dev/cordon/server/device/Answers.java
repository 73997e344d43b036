package dev.cordon.server.device;

import dev.cordon.policy.protocol.DeviceState;
import dev.cordon.policy.protocol.DocumentRef;
import dev.cordon.policy.protocol.DocumentRefusedException;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.signed.Envelope;
import dev.cordon.policy.protocol.wire.Bundle;
import dev.cordon.server.issue.Issuer;
import dev.cordon.server.issue.PolicyPublisher;
import dev.cordon.server.issue.ThreatPublisher;
import dev.cordon.server.register.Commands;
import dev.cordon.server.register.IssuedCommand;
import dev.cordon.server.register.Policies;
import dev.cordon.server.register.Stage;
import dev.cordon.server.register.StoredDocument;
import dev.cordon.server.register.Tables;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what a device must have and lacks. */
public final class Answers {
  private final Issuer issuer;
  private final PolicyPublisher policies;
  private final ThreatPublisher threats;
  private final Clock clock;

  @Inject
  public Answers(Issuer issuer, PolicyPublisher policies, ThreatPublisher threats, Clock clock) {
    this.issuer = issuer;
    this.policies = policies;
    this.threats = threats;
    this.clock = clock;
  }

  /**
   * What a device says it has.
   *
   * @param rootVersion 0 for none
   * @param policyVersion 0 for none
   * @param commandSequence the last command it obeyed; 0 for none
   * @param threatsVersion the list of harmful apps; 0 for none; empty if it is not the time to
   *     speak of one
   */
  record Held(
      String enrolment,
      String nonce,
      long rootVersion,
      long policyVersion,
      long commandSequence,
      Optional<Long> threatsVersion) {}

  /** The answer; every command in it counts as sent. */
  Bundle to(Held held, List<ServerShare> shares, Tables tables) {
    List<StoredDocument> roots = tables.roots().above(0);
    Policies.Version current = policies.current(tables);
    StoredDocument policy = current.document();
    Optional<StoredDocument> list =
        held.threatsVersion().flatMap(unused -> threats.wantedBy(current, tables));
    List<StoredDocument> lacking = new ArrayList<>();
    roots.stream().filter(root -> root.version() > held.rootVersion()).forEach(lacking::add);
    if (policy.version() > held.policyVersion()) {
      lacking.add(policy);
    }
    list.filter(newest -> newest.version() > held.threatsVersion().orElse(0L))
        .ifPresent(lacking::add);
    List<StoredDocument> commands = send(held, tables);
    lacking.addAll(commands);
    DeviceState state =
        new DeviceState(
            held.enrolment(),
            held.nonce(),
            ref(DocumentRef.Kind.ROOT, roots.get(roots.size() - 1)),
            ref(DocumentRef.Kind.POLICY, policy),
            list.map(newest -> ref(DocumentRef.Kind.THREATS, newest)),
            commands.stream().map(each -> ref(DocumentRef.Kind.COMMAND, each)).toList(),
            shares);
    return new Bundle(
        issuer.state(state, clock.instant()), lacking.stream().map(Answers::envelope).toList());
  }

  /** Whether a device that holds this much has a reason to check in. */
  boolean areDueFor(Held held, Tables tables) {
    return policies.current(tables).document().version() > held.policyVersion()
        || tables.commands().pending(held.enrolment(), clock.instant()).stream()
            .anyMatch(command -> isNewTo(held, command));
  }

  private List<StoredDocument> send(Held held, Tables tables) {
    Instant now = clock.instant();
    List<StoredDocument> sent = new ArrayList<>();
    for (IssuedCommand pending : tables.commands().pending(held.enrolment(), now)) {
      if (isNewTo(held, pending)) {
        if (pending.stage() == Stage.PENDING) {
          tables
              .commands()
              .step(pending.command().id(), new Commands.Step(Stage.SENT, "server", now));
        }
        sent.add(pending.document());
      }
    }
    return sent;
  }

  private static boolean isNewTo(Held held, IssuedCommand command) {
    return command.command().sequence() > held.commandSequence();
  }

  private static DocumentRef ref(DocumentRef.Kind kind, StoredDocument document) {
    return new DocumentRef(kind, document.id(), document.version(), document.sha256());
  }

  private static Envelope envelope(StoredDocument document) {
    try {
      return Envelope.parse(document.envelope().getBytes(StandardCharsets.UTF_8));
    } catch (DocumentRefusedException e) {
      throw new IllegalStateException("a document in the register cannot be read", e);
    }
  }
}
