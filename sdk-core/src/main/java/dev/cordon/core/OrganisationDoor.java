package dev.cordon.core;

import dev.cordon.core.audit.TrailState;
import dev.cordon.core.control.Contact;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Noted;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.control.Seen;
import dev.cordon.core.control.ShareSource;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.posture.WipeProbation;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.ServerShare;
import dev.cordon.policy.protocol.ShareReport;
import dev.cordon.policy.protocol.TrailReport;
import dev.cordon.policy.protocol.audit.AuditBatch;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.threat.ThreatList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The organisation's side of a container; the container's lock guards changes. */
final class OrganisationDoor implements Organisation {
  private final WorkArea container;
  private final Device device;
  private final ControlStore control;
  private final WorkTime time;
  private final DeviceIdentity identity;
  private final Obedience obedience;
  private final LeaseWatch leaseWatch;
  private final PostureDoor posture;
  private final AuditDesk audit;
  private final ShareDoor shares;

  OrganisationDoor(
      WorkArea container,
      Device device,
      ControlStore control,
      WorkTime time,
      PostureDoor posture,
      AuditDesk audit,
      ShareDoor shares) {
    this.shares = shares;
    this.posture = posture;
    this.audit = audit;
    this.container = container;
    this.device = device;
    this.control = control;
    this.time = time;
    this.identity = new DeviceIdentity(device);
    this.obedience = new Obedience(container, control, identity, device.clock(), time);
    this.leaseWatch = new LeaseWatch(container, control, identity, device.clock(), time, shares);
  }

  @Override
  public Optional<Membership> membership() {
    return control.get().membership();
  }

  @Override
  public Signer deviceKey() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      return identity.signer();
    }
  }

  @Override
  public void join(
      Membership membership,
      String rootEnvelope,
      long rootVersion,
      Policy policy,
      long policyVersion)
      throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      ControlState state = control.get();
      if (state.membership().isPresent() && !state.wiped().isPresent()) {
        throw new ContainerException(Reason.of(Code.ALREADY_ENROLLED));
      }
      if (state.wiped().isPresent()) {
        container.clearAway();
        control.reset();
      }
      audit.keep(); // what was before is not the organisation's
      Noted now = time.note();
      control.update(
          draft ->
              draft
                  .membership(membership)
                  .root(rootEnvelope, rootVersion)
                  .policy(policy, policyVersion)
                  .contact(Contact.at(now.time()))
                  .noted(now));
    }
    posture.look();
  }

  @Override
  public Seen seen() {
    return control.get().seen();
  }

  @Override
  public Optional<String> rootEnvelope() {
    return control.get().root();
  }

  @Override
  public void acceptRoot(String envelope, long version) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      if (version > seen().root()) {
        control.update(draft -> draft.root(envelope, version));
      }
    }
  }

  @Override
  public void acceptPolicy(Policy policy, long version) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      if (version > seen().policy()) {
        Optional<WipeProbation> probation = posture.probationOf(policy);
        control.update(draft -> draft.policy(policy, version).probation(probation));
      }
    }
    posture.look();
  }

  @Override
  public void acceptThreatList(ThreatList list, long version) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      posture.threats().accept(list, version);
    }
    posture.look();
  }

  @Override
  public long threatList() {
    return posture.threats().held();
  }

  @Override
  public void obey(Command command) throws ContainerException {
    try {
      synchronized (container) {
        container.requireHeld();
        if (command.sequence() > seen().command()) {
          obedience.obey(command);
        }
      }
    } finally {
      container.enforce(); // a wipe that failed half-way has closed the container
    }
  }

  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public Optional<Instant> certainTime() {
    long certain = time.certainMillis();
    return certain == WorkTime.UNKNOWN
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(certain));
  }

  @Override
  public Uptime uptime() {
    return time.uptime();
  }

  @Override
  public void contacted(Instant issued, Uptime asked) throws ContainerException {
    container.enforce(); // what the silence closed, contact reopens for the passcode alone
    synchronized (container) {
      container.requireHeld();
      time.heard(issued, asked);
    }
    container.enforce();
  }

  @Override
  public void applyLease() throws ContainerException {
    try {
      synchronized (container) {
        container.requireHeld();
        leaseWatch.look();
      }
      container.lookAtDevice();
    } finally {
      container.passTime();
      container.enforce();
    }
  }

  @Override
  public ShareReport shareReport() throws ContainerException {
    return shares.report();
  }

  @Override
  public void acceptShares(List<ServerShare> given) throws ContainerException {
    shares.accept(given);
  }

  @Override
  public void askForShares(Optional<ShareSource> source) {
    shares.source(source);
  }

  @Override
  public Posture posture() {
    return posture("");
  }

  @Override
  public Posture measure(String nonce) {
    posture.look();
    return posture(nonce);
  }

  private Posture posture(String nonce) {
    return new Posture(
        device.vault().declaration(),
        device.protections(),
        device.platform(),
        posture.report().measuredFor(nonce));
  }

  @Override
  public Condition condition() {
    ContainerState state = container.state();
    if (state instanceof ContainerState.New) {
      return Condition.NEW;
    } else if (state instanceof ContainerState.Locked) {
      return Condition.LOCKED;
    } else if (state instanceof ContainerState.Open) {
      return Condition.OPEN;
    } else if (state instanceof ContainerState.Blocked blocked) {
      return reported(blocked).isEmpty() ? Condition.LOCKED : Condition.BLOCKED;
    }
    return state instanceof ContainerState.Wiping ? Condition.WIPING : Condition.WIPED;
  }

  @Override
  public List<Code> reasons() {
    ContainerState state = container.state();
    if (state instanceof ContainerState.Blocked blocked) {
      return reported(blocked);
    } else if (state instanceof ContainerState.Wiped wiped) {
      return List.of(wiped.why().code());
    }
    return List.of();
  }

  /** What is closed by its place alone looks like what is locked: nobody is told where it is. */
  private static List<Code> reported(ContainerState.Blocked blocked) {
    return blocked.reasons().stream()
        .map(Reason::code)
        .filter(code -> !code.staysOnDevice())
        .collect(Collectors.toList());
  }

  @Override
  public Optional<TrailReport> trailReport() throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      return audit.report();
    }
  }

  @Override
  public Optional<AuditBatch> auditBatch(int most) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      return audit.batch(most);
    }
  }

  @Override
  public void auditAcknowledged(AuditBatch batch) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      TrailState trail = control.get().trail();
      if (trail.isCalled(batch.trail()) && batch.last() > trail.acknowledged()) {
        control.update(draft -> draft.acknowledgedTrail(batch.last()));
      }
    }
  }

  @Override
  public List<Outgoing> receipts() {
    return control.get().outbox();
  }

  private boolean isLast(String receipt) {
    return receipts().stream().allMatch(waiting -> waiting.id().equals(receipt));
  }

  @Override
  public void acknowledged(String receipt) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      if (control.get().wiped().isPresent() && isLast(receipt)) {
        identity.destroy(); // before the receipt goes: after a kill in between it comes again
      }
      control.update(draft -> draft.acknowledged(receipt));
    }
  }
}
