package dev.cordon.core;

import dev.cordon.core.access.PasscodeQuality;
import dev.cordon.core.control.Attempts;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerDamagedException;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.gate.Gate;
import dev.cordon.core.gate.PolicyGate;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.core.wipe.Wipe;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Access.WhenExceeded;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A container whose keys hang on a device's key vault.
 *
 * <p>{@code this} guards every change; {@link #state()} and the gate read volatile snapshots and
 * never wait. Listeners are told after the lock is released.
 */
final class VaultedContainer implements Container, WorkArea {
  private final Device device;
  private final Path directory;
  private final ProcessLock processLock;
  private final ControlStore control;
  private final KeyChain keyChain;
  private final DomainSlots slots;
  private final Wipe wipe;
  private final PasscodeCheck passcodes;
  private final Gate gate;
  private final Listeners<ContainerState> listeners;
  private final Listeners<Policy> policyListeners;
  private final Organisation organisation;
  private volatile @Nullable OpenArea open; // written under this
  private volatile boolean keyed; // whether a header exists; written under this

  private VaultedContainer(
      Path directory, Device device, ProcessLock processLock, ControlStore control) {
    this.device = device;
    this.directory = directory;
    this.processLock = processLock;
    this.control = control;
    this.keyChain = new KeyChain(directory, device.vault(), device.passcodeCost());
    this.slots = new DomainSlots(directory.resolve("domains"), device.vault());
    this.wipe = new Wipe(device, control, keyChain, slots, directory.resolve("data"));
    this.passcodes = new PasscodeCheck(control, device.clock(), this::tooManyAttempts);
    this.gate = new PolicyGate(() -> policy().transfer(), this::whyClosed, device.clock());
    this.keyed = keyChain.exists();
    this.listeners = new Listeners<>(this::state);
    this.policyListeners = new Listeners<>(this::policy);
    this.organisation = new OrganisationDoor(this, device, control);
  }

  /** Opens what lies in {@code directory}, finishing what a kill interrupted. */
  static VaultedContainer open(Path directory, Device device) throws ContainerException {
    ProcessLock lock = ProcessLock.of(directory);
    try {
      ControlStore control = ControlStore.open(directory, device.vault());
      VaultedContainer container = new VaultedContainer(directory, device, lock, control);
      container.settle();
      return container;
    } catch (ContainerException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private synchronized void settle() throws ContainerException {
    wipe.resume();
    if (wasWipedWithoutAWord()) {
      wipe.run(Reason.of(Code.WIPED_UNRECORDED), Optional.empty());
    }
    keyed = keyChain.exists();
    mustHaveItsHeader();
    if (keyed && !control.get().wiped().isPresent()) {
      keyChain.settle();
      slots.keepOnly(control.get().domains().values());
    }
    organisation.applyLease();
  }

  /** Domains without a header: someone took it away, to be asked for a first passcode again. */
  private void mustHaveItsHeader() throws ContainerException {
    if (!keyed && !control.get().domains().isEmpty()) {
      throw new ContainerDamagedException(Reason.of(Code.CONTAINER_DAMAGED, "header"));
    }
  }

  /**
   * Keys gone, control state intact, and not a word about a wipe: the medium was full when one
   * began, and the process died before its end.
   */
  private boolean wasWipedWithoutAWord() throws ContainerException {
    boolean wasKeyed = keyChain.exists() || !control.get().domains().isEmpty();
    return wasKeyed && !control.get().wiped().isPresent() && !keyChain.hasKeys();
  }

  @Override
  public ContainerState state() {
    ControlState now = control.get();
    if (now.wiping().isPresent()) {
      return new ContainerState.Wiping(now.wiping().get().why());
    }
    if (now.wiped().isPresent()) {
      return new ContainerState.Wiped(now.wiped().get().why());
    }
    List<Reason> closures = Closures.of(now, device, device.clock().now());
    if (!closures.isEmpty()) {
      return new ContainerState.Blocked(closures);
    }
    if (!keyed) {
      return new ContainerState.New();
    }
    return open == null ? new ContainerState.Locked() : new ContainerState.Open();
  }

  @Override
  public void setPasscode(Passcode first) throws ContainerException {
    synchronized (this) {
      processLock.require();
      if (!(state() instanceof ContainerState.New)) {
        throw Closures.exception(Closures.whyNot(state()));
      }
      PasscodeQuality.check(first, policy().access().passcode());
      open = new OpenArea(keyChain.create(first));
      keyed = true;
    }
    listeners.tell();
  }

  @Override
  public UnlockResult changePasscode(Passcode current, Passcode next) throws ContainerException {
    PasscodeQuality.check(next, policy().access().passcode());
    return attempt(() -> keyChain.changePasscode(current, next));
  }

  @Override
  public UnlockResult unlock(Passcode passcode) throws ContainerException {
    return attempt(() -> opened(keyChain.open(passcode)));
  }

  private boolean opened(Optional<SecretBytes> containerKey) {
    if (containerKey.isPresent()) {
      if (open == null) {
        open = new OpenArea(containerKey.get());
      } else {
        containerKey.get().close();
      }
    }
    return containerKey.isPresent();
  }

  private UnlockResult attempt(PasscodeCheck.Guess guess) throws ContainerException {
    try {
      synchronized (this) {
        processLock.require();
        return passcodes.judge(state(), guess);
      }
    } finally {
      listeners.tell(); // even of a consequence that failed half-way
    }
  }

  @Override
  public void lock() {
    synchronized (this) {
      closeArea();
    }
    listeners.tell();
  }

  /**
   * Locks at once if something keeps the container closed by now; then tells the listeners, of the
   * policy too.
   */
  @Override
  public void enforce() {
    if (open != null && !(state() instanceof ContainerState.Open)) {
      synchronized (this) {
        closeArea();
      }
    }
    try {
      policyListeners.tell();
    } finally {
      listeners.tell(); // even if whoever applies a policy failed
    }
  }

  /**
   * Wipes, unless that is done already; whoever calls tells the listeners afterwards, by {@link
   * #enforce()}, even if it fails.
   */
  @Override
  public synchronized void wipeNow(Reason why, Optional<Command> command)
      throws ContainerException {
    processLock.require();
    if (control.get().wiped().isPresent()) {
      return; // by whoever was faster
    }
    closeArea();
    wipe.run(why, command);
    keyed = keyChain.exists();
  }

  private void closeArea() {
    OpenArea area = open;
    open = null;
    if (area != null) {
      area.close();
    }
  }

  private void tooManyAttempts(Reason why) throws ContainerException {
    if (policy().access().whenExceeded() == WhenExceeded.WIPE) {
      wipeNow(why, Optional.empty());
    } else {
      closeArea();
      control.update(draft -> draft.lock(why).attempts(Attempts.NONE));
    }
  }

  @Override
  public void wipe() throws ContainerException {
    try {
      wipeNow(Reason.of(Code.WIPED_BY_EMPLOYEE), Optional.empty());
    } finally {
      listeners.tell(); // it is closed, even if the wipe failed half-way
    }
  }

  @Override
  public synchronized Domain domain(String name) throws ContainerException {
    OpenArea area = requireOpen();
    String slot = control.get().domains().get(name);
    if (slot == null) {
      slot = UUID.randomUUID().toString();
      area.put(name, slots.create(slot, area.containerKey()));
      String created = slot;
      control.update(draft -> draft.domain(name, created));
    } else if (!area.has(name)) {
      area.put(name, slots.open(slot, name, area.containerKey()));
    }
    return new OpenDomain(name, data(slot), area, this::requireOpen);
  }

  private Path data(String slot) throws ContainerException {
    try {
      return Files.createDirectories(directory.resolve("data").resolve(slot));
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
  }

  private OpenArea requireOpen() throws ContainerException {
    OpenArea area = open;
    if (area == null || !(state() instanceof ContainerState.Open)) {
      throw Closures.exception(Closures.whyNot(state()));
    }
    return area;
  }

  private Optional<Reason> whyClosed() {
    ContainerState state = state();
    return state instanceof ContainerState.Open
        ? Optional.empty()
        : Optional.of(Closures.whyNot(state));
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public Policy policy() {
    return control.get().policy();
  }

  @Override
  public Organisation organisation() {
    return organisation;
  }

  @Override
  public boolean owns(Path path) {
    return Ownership.isInside(directory, path);
  }

  @Override
  public Registration onStateChange(Consumer<ContainerState> listener) {
    return listeners.add(listener);
  }

  @Override
  public Registration onPolicyChange(Consumer<Policy> listener) {
    return policyListeners.add(listener);
  }

  @Override
  public void close() {
    lock();
    synchronized (this) { // what is being changed is changed to its end
      closeArea();
      processLock.close();
    }
  }

  /** Refuses changes by whoever closed the container. The container's lock is held. */
  @Override
  public void requireHeld() throws ContainerException {
    processLock.require();
  }
}
