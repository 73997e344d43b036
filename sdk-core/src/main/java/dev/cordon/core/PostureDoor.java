package dev.cordon.core;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.Device;
import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.posture.PostureJudge;
import dev.cordon.core.posture.SdkVersion;
import dev.cordon.core.posture.Verdict;
import dev.cordon.core.posture.WipeProbation;
import dev.cordon.core.posture.WipeRules;
import dev.cordon.core.threat.ThreatFile;
import dev.cordon.core.time.Ticker;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.HealthReport;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.policy.Policy;
import dev.cordon.policy.protocol.policy.PostureRules;
import dev.cordon.policy.protocol.policy.PostureRules.Action;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The container's view of its device. A judgement belongs to the rules that it was made by: whoever
 * asks after another policy came into force gets another one, by what was measured last.
 */
final class PostureDoor implements DevicePosture, Closeable {
  private final WorkArea container; // its lock guards a wipe
  private final Device device;
  private final ControlStore control;
  private final WorkTime time;
  private final BooleanSupplier keyed;
  private final Object measuring = new Object(); // a leaf: nothing else is locked while it is held
  private final List<HealthSource> sources = new ArrayList<>(); // guarded by measuring
  private volatile Judged last = Judged.NOTHING; // written under measuring
  private final ThreatDoor threats;
  private final Listeners<Verdict> listeners;
  private final Ticker ticker = new Ticker("posture", this::tick);

  private record Judged(Health health, Optional<Terms> terms, Verdict verdict) {
    static final Judged NOTHING = new Judged(Health.NOTHING, Optional.empty(), Verdict.CLEAN);
  }

  /** What a judgement is made by. */
  private record Terms(PostureRules rules, Optional<WipeProbation> probation) {
    boolean areOf(ControlState state) {
      return rules.equals(state.policy().posture()) && probation.equals(state.probation());
    }
  }

  /**
   * @param threatFiles where the list of harmful apps lies
   * @param keyed whether there is work data to wipe
   */
  PostureDoor(
      WorkArea container,
      Device device,
      ControlStore control,
      WorkTime time,
      Path threatFiles,
      BooleanSupplier keyed) {
    this.container = container;
    this.device = device;
    this.control = control;
    this.time = time;
    this.keyed = keyed;
    this.threats =
        new ThreatDoor(
            container, device.apps(), control, time, new ThreatFile(threatFiles), this::look);
    this.sources.add(new HealthSource(device.health(), failed()));
    this.listeners = new Listeners<>(this::verdict);
  }

  private static Health failed() {
    Map<HealthCheck, Signal> signals = new EnumMap<>(HealthCheck.class);
    for (HealthCheck check : HealthCheck.values()) {
      if (!check.needsConsent()) {
        signals.put(check, Signal.unknown(Evidence.FAILED));
      }
    }
    return new Health(signals, Facts.NONE);
  }

  @Override
  public Verdict verdict() {
    return current().verdict();
  }

  @Override
  public ListedApps listedApps() {
    return threats;
  }

  ThreatDoor threats() {
    return threats;
  }

  @Override
  public void look() {
    threats.refresh();
    lookAgain();
  }

  /** The same, but the device's apps may have been looked at some minutes ago. */
  private void lookAgain() {
    try {
      measureAndWipe();
    } catch (ContainerException later) {
      // What of a wipe failed is tried again by the lease's watch and at the next start.
    } finally {
      container.enforce();
    }
  }

  /**
   * Measures and judges; wipes if that is called for. Whoever calls has {@link WorkArea#enforce}
   * called, come what may.
   */
  void measureAndWipe() throws ContainerException {
    if (!applies(control.get())) {
      return;
    }
    threats.look();
    Verdict verdict;
    synchronized (measuring) {
      Judged fresh = judge(measure(), control.get());
      last = fresh;
      verdict = fresh.verdict();
    }
    if (verdict.closes()) {
      ticker.start(); // it opens again by itself
    }
    if (verdict.action().equals(Optional.of(Action.WIPE)) && keyed.getAsBoolean()) {
      synchronized (container) {
        String paths = verdict.paths(Action.WIPE);
        container.wipeNow(Reason.of(Code.WIPED_BY_POSTURE, paths), Optional.empty());
      }
    }
  }

  /** The container opened: from now on somebody looks about once a minute. */
  void watch() {
    ticker.start();
  }

  private void tick() {
    boolean wanted = verdict().closes() || container.state() instanceof ContainerState.Open;
    try {
      if (wanted) {
        lookAgain();
      }
    } catch (RuntimeException bugOfAListener) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, bugOfAListener);
    }
  }

  @Override
  public Registration add(DeviceHealth more) {
    HealthSource source = new HealthSource(more, Health.NOTHING);
    synchronized (measuring) {
      sources.add(source);
    }
    look();
    return () -> remove(source);
  }

  private void remove(HealthSource source) {
    synchronized (measuring) {
      sources.remove(source);
    }
    look();
  }

  @Override
  public Registration onVerdict(Consumer<Verdict> listener) {
    return listeners.add(listener);
  }

  /** Tells whoever listens, if there is news. */
  void tell() {
    listeners.tell();
  }

  /** What is to be waited for if {@code next} comes into force. The container's lock is held. */
  Optional<WipeProbation> probationOf(Policy next) {
    ControlState state = control.get();
    return WipeProbation.after(
        state.probation(), WipeRules.of(state.policy()), WipeRules.of(next), time.now());
  }

  /** What goes upstream, as of the last look. */
  HealthReport report() {
    Judged now = current();
    return new HealthReport(
        "",
        now.health().signals(),
        now.verdict().outcome(),
        now.verdict().rules(),
        threats.report());
  }

  /** {@code state}, unless the device keeps the container closed. */
  ContainerState over(ContainerState state) {
    Verdict verdict = verdict();
    boolean ended = state instanceof ContainerState.Wiping || state instanceof ContainerState.Wiped;
    if (ended || !verdict.closes()) {
      return state;
    }
    List<Reason> reasons = new ArrayList<>();
    if (state instanceof ContainerState.Blocked blocked) {
      reasons.addAll(blocked.reasons());
    }
    reasons.addAll(verdict.reasons());
    return new ContainerState.Blocked(reasons);
  }

  /** Whether the device keeps the container closed; without garbage, for whoever draws. */
  boolean closes() {
    return verdict().closes();
  }

  private static boolean applies(ControlState state) {
    return state.membership().isPresent()
        && !state.wiping().isPresent()
        && !state.wiped().isPresent();
  }

  private Judged current() {
    Judged known = last;
    return isUpToDate(known, control.get()) ? known : refreshed();
  }

  private Judged refreshed() {
    synchronized (measuring) { // or a look in between would be forgotten
      last = judge(last.health(), control.get());
      return last;
    }
  }

  private static boolean isUpToDate(Judged known, ControlState state) {
    return applies(state)
        ? known.terms().isPresent() && known.terms().get().areOf(state)
        : !known.terms().isPresent();
  }

  private Health measure() {
    Health all = Health.NOTHING;
    for (HealthSource source : sources) {
      all = all.and(source.measure());
    }
    return all.and(threats.health());
  }

  private Judged judge(Health health, ControlState state) {
    if (!applies(state)) {
      return new Judged(health, Optional.empty(), Verdict.CLEAN);
    }
    Terms terms = new Terms(state.policy().posture(), state.probation());
    return new Judged(health, Optional.of(terms), verdict(terms, health));
  }

  private Verdict verdict(Terms terms, Health health) {
    Verdict verdict = verdict(terms.rules(), health);
    Instant now = time.now();
    Optional<WipeProbation> running = terms.probation().filter(grace -> !grace.isOver(now));
    boolean soft =
        running.isPresent()
            && verdict.action().equals(Optional.of(Action.WIPE))
            && !verdict(running.get().before().posture(), health).action().equals(verdict.action());
    return soft ? running.get().soften(verdict) : verdict;
  }

  private Verdict verdict(PostureRules rules, Health health) {
    return PostureJudge.judge(device.platform(), rules, health, SdkVersion.CURRENT);
  }

  /** Ends; on return nothing is looked at any more. */
  @Override
  public void close() {
    ticker.close();
  }
}
