package dev.cordon.core;

import dev.cordon.core.control.Contact;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.DeviceIdentity;
import dev.cordon.core.control.Membership;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.control.Outgoing;
import dev.cordon.core.control.Seen;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Condition;
import dev.cordon.policy.protocol.Posture;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.crypto.Signer;
import dev.cordon.policy.protocol.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The organisation's side of a container; the container's lock guards changes. */
final class OrganisationDoor implements Organisation {
  private final WorkArea container;
  private final Device device;
  private final ControlStore control;
  private final DeviceIdentity identity;
  private final Obedience obedience;
  private final LeaseWatch leaseWatch;

  OrganisationDoor(WorkArea container, Device device, ControlStore control) {
    this.container = container;
    this.device = device;
    this.control = control;
    this.identity = new DeviceIdentity(device);
    this.obedience = new Obedience(container, control, identity, device.clock());
    this.leaseWatch = new LeaseWatch(container, control, identity, device.clock());
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
        control.reset();
      }
      Contact contact = Contact.at(device.clock().now());
      control.update(
          draft ->
              draft
                  .membership(membership)
                  .root(rootEnvelope, rootVersion)
                  .policy(policy, policyVersion)
                  .contact(contact));
    }
    container.enforce();
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
        control.update(draft -> draft.policy(policy, version));
      }
    }
    container.enforce();
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
  public void contacted() throws ContainerException {
    container.enforce(); // what the silence closed, contact reopens for the passcode alone
    synchronized (container) {
      container.requireHeld();
      control.update(draft -> draft.contact(Contact.at(device.clock().now())));
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
    } finally {
      container.passTime();
      container.enforce();
    }
  }

  @Override
  public Posture posture() {
    return new Posture(device.vault().declaration(), device.protections(), device.platform());
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
    } else if (state instanceof ContainerState.Blocked) {
      return Condition.BLOCKED;
    }
    return state instanceof ContainerState.Wiping ? Condition.WIPING : Condition.WIPED;
  }

  @Override
  public List<Code> reasons() {
    ContainerState state = container.state();
    if (state instanceof ContainerState.Blocked blocked) {
      return blocked.reasons().stream().map(Reason::code).collect(Collectors.toList());
    } else if (state instanceof ContainerState.Wiped wiped) {
      return List.of(wiped.why().code());
    }
    return List.of();
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
