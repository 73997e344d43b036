package dev.cordon.core;

import dev.cordon.core.access.PasscodeQuality;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.gate.Gate;
import dev.cordon.core.gate.PolicyGate;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.secret.SecretBytes;
import dev.cordon.core.time.WorkTime;
import dev.cordon.core.wipe.Wipe;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.policy.Policy;
import java.nio.file.Path;
import java.util.Optional;
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
  private final Domains domains;
  private final Expirations expirations;
  private final StartUp startUp;
  private final Wipe wipe;
  private final PasscodeCheck passcodes;
  private final Gate gate;
  private final Listeners<ContainerState> listeners;
  private final Listeners<Policy> policyListeners;
  private final Organisation organisation;
  private final Biometrics biometrics;
  private volatile @Nullable OpenArea open; // written under this
  private volatile boolean keyed; // whether a header exists; written under this

  VaultedContainer(Path directory, Device device, ProcessLock processLock, ControlStore control) {
    this.device = device;
    this.directory = directory;
    this.processLock = processLock;
    this.control = control;
    this.keyChain = new KeyChain(directory, device.vault(), device.passcodeCost());
    DomainSlots slots = new DomainSlots(directory.resolve("domains"), device.vault());
    Path data = directory.resolve("data");
    this.expirations =
        new Expirations(
            this,
            control,
            new Days(control, slots),
            new WorkTime(device.clock(), control),
            () -> Optional.ofNullable(open));
    this.domains = new Domains(control, slots, data, expirations);
    this.wipe = new Wipe(device, control, keyChain, slots, data);
    this.startUp = new StartUp(control, keyChain, domains, wipe);
    this.passcodes = new PasscodeCheck(this, control, device.clock());
    this.gate = new PolicyGate(() -> policy().transfer(), this::whyClosed, device.clock());
    this.keyed = keyChain.exists();
    this.listeners = new Listeners<>(this::state);
    this.policyListeners = new Listeners<>(this::policy);
    this.organisation = new OrganisationDoor(this, device, control);
    this.biometrics = new BiometricDoor(this, device, control, keyChain, passcodes);
  }

  /** Finishes what a kill interrupted; before that the container is not to be used. */
  synchronized void settle() throws ContainerException {
    startUp.settle();
    keyed = keyChain.exists();
    organisation.applyLease();
  }

  @Override
  public ContainerState state() {
    return Closures.state(control.get(), device, keyed, open != null);
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

  @Override
  public boolean opened(Optional<SecretBytes> containerKey) {
    if (containerKey.isPresent() && open == null) {
      open = new OpenArea(containerKey.get());
    } else {
      containerKey.ifPresent(SecretBytes::close);
    }
    return containerKey.isPresent();
  }

  @Override
  public UnlockResult attempt(PasscodeCheck.Guess guess) throws ContainerException {
    try {
      synchronized (this) {
        processLock.require();
        return passcodes.judge(state(), guess);
      }
    } finally {
      enforce(); // even a consequence that failed half-way
    }
  }

  @Override
  public void lock() {
    synchronized (this) {
      lockArea();
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
        lockArea();
      }
    }
    try {
      policyListeners.tell();
    } finally {
      listeners.tell(); // even if whoever applies a policy failed
    }
  }

  /**
   * Wipes, unless that is done already; whoever calls has {@link #enforce} called, come what may.
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

  /** Closes, and keeps what storage must not fall behind. */
  private void lockArea() {
    closeArea();
    try {
      processLock.require(); // another process may have it by now
      domains.anchors().save(expirations.time());
    } catch (ContainerException notNow) {
      return; // they wait for the next lock; until then the earlier ones hold
    }
  }

  private void closeArea() {
    OpenArea area = open;
    open = null;
    if (area != null) {
      area.close();
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
    return domains.open(name, requireOpen(), this::requireOpen);
  }

  @Override
  public synchronized void shred(String domain) throws ContainerException {
    processLock.require();
    if (state() instanceof ContainerState.Wiped || state() instanceof ContainerState.Wiping) {
      return; // with everything else
    }
    domains.shred(domain, Optional.ofNullable(open));
  }

  @Override
  public Registration onRemoval(Consumer<Removal> listener) {
    return domains.leftovers().add(listener);
  }

  private OpenArea requireOpen() throws ContainerException {
    OpenArea area = open;
    if (area == null || !(state() instanceof ContainerState.Open)) {
      throw Closures.exception(Closures.whyNot(state()));
    }
    return area;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  /** Asked for every picture of a screen: an open container answers without garbage. */
  private Optional<Reason> whyClosed() {
    boolean isOpen = open != null && Closures.none(control.get(), device, device.clock().millis());
    return isOpen ? Optional.empty() : Closures.whyClosed(state());
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
  public Biometrics biometrics() {
    return biometrics;
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
    try {
      lock();
    } finally {
      expirations.close();
      domains.leftovers().close();
      synchronized (this) { // what is being changed is changed to its end
        closeArea();
        processLock.close();
      }
    }
  }

  @Override
  public void passTime() {
    expirations.look();
  }

  /** Refuses changes by whoever closed the container. The container's lock is held. */
  @Override
  public void requireHeld() throws ContainerException {
    processLock.require();
  }
}
