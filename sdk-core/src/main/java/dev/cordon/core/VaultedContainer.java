package dev.cordon.core;

import dev.cordon.core.access.PasscodeLife;
import dev.cordon.core.access.PasscodeQuality;
import dev.cordon.core.access.PlaceTerm;
import dev.cordon.core.access.SignInTerm;
import dev.cordon.core.audit.Audit;
import dev.cordon.core.audit.Note;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Entrance;
import dev.cordon.core.control.Organisation;
import dev.cordon.core.deposit.Deposits;
import dev.cordon.core.device.Device;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.gate.Gate;
import dev.cordon.core.gate.PolicyGate;
import dev.cordon.core.hours.Timetable;
import dev.cordon.core.keys.ContainerKey;
import dev.cordon.core.keys.DomainSlots;
import dev.cordon.core.keys.KeyChain;
import dev.cordon.core.keys.KeyRenewal;
import dev.cordon.core.secret.Passcode;
import dev.cordon.core.time.WorkTime;
import dev.cordon.core.wipe.Wipe;
import dev.cordon.policy.protocol.Command;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.audit.AuditCode;
import dev.cordon.policy.protocol.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private final Path directory;
  private final ProcessLock processLock;
  private final ControlStore control;
  private final KeyChain keyChain;
  private final ShareDoor shares;
  private final WorkTime time;
  private final Terms terms;
  private final Domains domains;
  private final DomainWipes domainWipes;
  private final Deposits deposits;
  private final Expirations expirations;
  private final StartUp startUp;
  private final Wipe wipe;
  private final PasscodeCheck passcodes;
  private final PasscodeLife passcodeLife;
  private final PasscodeDoor passcodeDoor;
  private final RenewalDoor renewal;
  private final SignInDoor signIn;
  private final Gate gate;
  private final Listeners<ContainerState> listeners;
  private final Listeners<Policy> policyListeners;
  private final WipeReports wipeReports = new WipeReports();
  private final Organisation organisation;
  private final PostureDoor posture;
  private final Biometrics biometrics;
  private final HoursDoor hours;
  private final AuditDesk audit;
  private final ClientKeys clientKeys;
  private volatile @Nullable OpenArea open; // written under this
  private volatile boolean keyed; // whether a header exists; written under this

  VaultedContainer(Path directory, Device device, ProcessLock processLock, ControlStore control) {
    this.directory = directory;
    this.processLock = processLock;
    this.control = control;
    HeldShares held = new HeldShares(control);
    this.keyChain = new KeyChain(directory, device.vault(), device.passcodeCost(), held);
    this.shares = new ShareDoor(this, control, keyChain, held);
    DomainSlots slots = new DomainSlots(directory.resolve("domains"), device.vault(), keyChain);
    Path data = directory.resolve("data");
    this.time = new WorkTime(device.clock(), control);
    Timetable timetable = new Timetable(control, time);
    SignInTerm signInTerm = new SignInTerm(control, time);
    PlaceTerm place = new PlaceTerm(control, device.whereabouts());
    this.terms = new Terms(device, time, timetable, place, signInTerm);
    this.hours = new HoursDoor(this, control, timetable, place);
    this.expirations =
        new Expirations(
            this, control, new Days(control, slots, time), time, () -> Optional.ofNullable(open));
    this.audit = new AuditDesk(this, control, device, time);
    this.clientKeys = new ClientKeysDoor(this, device.vault(), control);
    this.domains = new Domains(control, slots, data, expirations);
    this.deposits = new DepositDoor(this, control, keyChain, data, this::domain);
    this.wipe = new Wipe(device, control, keyChain, slots, data, wipeReports::everything);
    this.domainWipes =
        new DomainWipes(this, control, device.clock(), domains, wipe.ofDomains(), wipeReports);
    this.startUp = new StartUp(control, keyChain, domains, domainWipes, wipe);
    this.passcodeLife = new PasscodeLife(control, keyChain, device, time);
    this.passcodes = new PasscodeCheck(this, control, passcodeLife, time, shares);
    this.passcodeDoor = new PasscodeDoor(this, keyChain, passcodeLife, control.notes());
    this.renewal = new RenewalDoor(this, control, passcodeDoor, new KeyRenewal(keyChain, slots));
    this.signIn = new SignInDoor(this, signInTerm);
    Gate rules =
        new PolicyGate(
            () -> policy().transfer(),
            this::whyClosed,
            device.clock(),
            new KeptCopyMark(this, control));
    this.gate = new WatchedGate(new QuietGate(rules, control), control.notes());
    this.keyed = keyChain.exists();
    this.posture =
        new PostureDoor(this, device, control, time, directory.resolve("threats"), () -> keyed);
    posture.onVerdict(new PostureRecord(audit));
    hours.onEmergency(
        granted -> control.notes().add(Note.of(AuditCode.EMERGENCY_OPENED, granted.used())));
    this.listeners = new Listeners<>(this::state);
    this.policyListeners = new Listeners<>(this::policy);
    this.organisation = new OrganisationDoor(this, device, control, time, posture, audit, shares);
    this.biometrics =
        new BiometricDoor(
            this, device, control, keyChain, passcodes, passcodeDoor, passcodeLife, time, shares);
  }

  /** Finishes what a kill interrupted; before that the container is not to be used. */
  synchronized void settle() throws ContainerException {
    startUp.settle();
    keyed = keyChain.exists();
    shares.settle();
    audit.settle();
    organisation.applyLease();
  }

  @Override
  public ContainerState state() {
    return posture.over(Closures.state(control.get(), terms, keyed, open != null));
  }

  @Override
  public void setPasscode(Passcode first) throws ContainerException {
    lookAtDevice();
    try {
      shares.fetch();
      setFirst(first);
      posture.watch();
    } finally {
      shares.drop();
      listeners.tell(); // there is a passcode, even if the medium took no record of it
    }
  }

  private synchronized void setFirst(Passcode first) throws ContainerException {
    processLock.require();
    if (!(state() instanceof ContainerState.New)) {
      throw Closures.exception(Closures.whyNot(state()));
    }
    requireShare();
    PasscodeQuality.check(first, policy().access().passcode());
    control.record(); // a medium that takes no record takes no container
    open = new OpenArea(keyChain.create(first));
    keyed = true;
    rememberEntry(first);
    control.notes().add(Note.of(AuditCode.PASSCODE_SET));
    control.notes().add(Note.of(AuditCode.OPENED));
    UnlockResult unused = recorded(new UnlockResult.Opened());
  }

  private void requireShare() throws ContainerException {
    Optional<Reason> missing = shares.refusal();
    if (missing.isPresent()) {
      throw Closures.exception(missing.get());
    }
  }

  /** What is not remembered of a first passcode now, the next unlock remembers. */
  private void rememberEntry(Passcode first) {
    try {
      Entrance entrance = passcodeLife.entered(first);
      control.update(draft -> draft.entrance(entrance));
    } catch (ContainerException later) {
      return; // the keys are there and the container is open: that is what was asked
    }
  }

  @Override
  public UnlockResult changePasscode(Passcode current, Passcode next) throws ContainerException {
    return passcodeDoor.change(current, next);
  }

  @Override
  public UnlockResult unlock(Passcode passcode) throws ContainerException {
    return passcodeDoor.unlock(passcode);
  }

  @Override
  public UnlockResult renewKeys(Passcode current) throws ContainerException {
    return renewal.renew(current);
  }

  @Override
  public boolean opened(Optional<ContainerKey> containerKey, AuditCode how) {
    OpenArea area = open;
    if (containerKey.isPresent() && area != null) {
      area.renew(containerKey.get());
    } else if (containerKey.isPresent()) {
      open = new OpenArea(containerKey.get());
      posture.watch();
      shares.settle();
      control.notes().add(Note.of(how));
    }
    return containerKey.isPresent();
  }

  @Override
  public UnlockResult attempt(PasscodeCheck.Guess guess) throws ContainerException {
    try {
      lookAtDevice();
      shares.fetch();
      synchronized (this) {
        processLock.require();
        return judged(guess);
      }
    } finally {
      shares.drop();
      enforce(); // even a consequence that failed half-way
    }
  }

  /** What was opened stays open only if that could be stored. */
  private UnlockResult judged(PasscodeCheck.Guess guess) throws ContainerException {
    boolean wasOpen = open != null;
    try {
      return recorded(passcodes.judge(state(), guess));
    } catch (StorageFailedException mediumTakesNothing) {
      if (!wasOpen) {
        closeArea();
      }
      throw mediumTakesNothing;
    }
  }

  @Override
  public UnlockResult recorded(UnlockResult result) throws ContainerException {
    if (result instanceof UnlockResult.Opened) {
      try {
        control.record();
      } catch (StorageFailedException noRoom) {
        closeArea();
        throw noRoom;
      } catch (ContainerException vaultSilent) {
        return result; // it was right; the record waits
      }
    }
    return result;
  }

  @Override
  public void lock() {
    synchronized (this) {
      lockNow();
    }
    listeners.tell();
  }

  @Override
  public void lend() throws ContainerException {
    try {
      synchronized (this) {
        lockNow(); // first: it is locked even if the rest cannot be kept
        processLock.require();
        if (!control.get().wiped().isPresent()) { // else nothing is there to be hidden
          control.update(draft -> draft.entrance(control.get().entrance().lend()));
        }
      }
    } finally {
      listeners.tell();
    }
  }

  @Override
  public boolean isLent() {
    return control.get().entrance().lent();
  }

  @Override
  public List<Reason> notices() {
    List<Reason> notices = new ArrayList<>();
    passcodeLife.notice().ifPresent(notices::add);
    terms.signIn().notice().ifPresent(notices::add);
    terms.place().notice().ifPresent(notices::add);
    return List.copyOf(notices);
  }

  @Override
  public SignIn signIn() {
    return signIn;
  }

  /**
   * Locks at once if something keeps the container closed by now; then tells the listeners, of the
   * policy too.
   */
  @Override
  public void enforce() {
    terms.place().look();
    if (open != null && !(state() instanceof ContainerState.Open)) {
      synchronized (this) {
        if (!(state() instanceof ContainerState.Open)) { // still, after a passcode was judged
          lockNow();
        }
      }
    }
    hours.watch();
    try {
      policyListeners.tell();
    } finally {
      tellState(); // even if whoever applies a policy failed
    }
  }

  private void tellState() {
    try {
      listeners.tell();
    } finally {
      posture.tell();
      wipeReports.tell();
    }
  }

  @Override
  public void lookAtDevice() throws ContainerException {
    terms.place().look();
    posture.measureAndWipe();
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
    posture.threats().end();
    keyed = keyChain.exists();
  }

  @Override
  public void wipeNow(String domain, Reason why, Optional<Command> command)
      throws ContainerException {
    processLock.require();
    if (state() instanceof ContainerState.Wiping) {
      wipe.resume();
    } else if (!(state() instanceof ContainerState.Wiped)) {
      domainWipes.wipe(domain, why, command, Optional.ofNullable(open));
    }
  }

  @Override
  public void clearAway() throws ContainerException {
    if (wipe.clearAway() > 0) {
      throw StorageFailedException.of(new IOException("a key slot of before cannot be deleted"));
    }
    keyed = keyChain.exists();
  }

  /** Closes, and keeps what storage must not fall behind. */
  @Override
  public void lockNow() {
    if (open != null) {
      closeArea();
      control.notes().add(Note.of(AuditCode.CLOSED, Closures.whyNot(state()).code()));
    }
    try {
      processLock.require(); // another process may have it by now
      domains.anchors().save(expirations.time());
      audit.keep();
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
      tellState(); // it is closed, even if the wipe failed half-way
    }
  }

  @Override
  public void wipe(String domain) throws ContainerException {
    synchronized (this) {
      wipeNow(domain, Reason.of(Code.DOMAIN_WIPED_BY_EMPLOYEE, domain), Optional.empty());
    }
    wipeReports.tell();
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
  public Deposits deposits() {
    return deposits;
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
  public ClientKeys clientKeys() {
    return clientKeys;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  /** Asked for every picture of a screen: an open container answers without garbage. */
  private Optional<Reason> whyClosed() {
    boolean isOpen = open != null && !posture.closes() && terms.areKept(control.get());
    return isOpen ? Optional.empty() : Closures.whyClosed(state());
  }

  @Override
  public Audit audit() {
    return audit;
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
  public DevicePosture posture() {
    return posture;
  }

  @Override
  public Biometrics biometrics() {
    return biometrics;
  }

  @Override
  public WorkingHours hours() {
    return hours;
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
  public Registration onWipe(Consumer<WipeReport> listener) {
    return wipeReports.add(listener);
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
      posture.close();
      expirations.close();
      hours.close();
      audit.close();
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
    domainWipes.settle();
  }

  /** Refuses changes by whoever closed the container. The container's lock is held. */
  @Override
  public void requireHeld() throws ContainerException {
    processLock.require();
  }
}
