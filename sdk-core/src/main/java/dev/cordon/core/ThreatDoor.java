package dev.cordon.core;

import com.google.crypto.tink.util.Bytes;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.Facts;
import dev.cordon.core.device.Health;
import dev.cordon.core.device.InstalledApp;
import dev.cordon.core.device.InstalledApps;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.core.threat.ThreatFile;
import dev.cordon.core.threat.ThreatMatcher;
import dev.cordon.core.threat.ThreatState;
import dev.cordon.core.time.WorkTime;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import dev.cordon.policy.protocol.health.Evidence;
import dev.cordon.policy.protocol.health.HealthCheck;
import dev.cordon.policy.protocol.health.Signal;
import dev.cordon.policy.protocol.threat.ThreatList;
import dev.cordon.policy.protocol.threat.ThreatReport;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares the apps that the device shows with the organisation's list, if both the policy and the
 * employee want it. The container's lock guards changes; the answer is a snapshot.
 */
final class ThreatDoor implements ListedApps {
  /** A list of all apps costs the system more than the other checks. */
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);

  private final WorkArea container;
  private final InstalledApps apps;
  private final ControlStore control;
  private final WorkTime time;
  private final ThreatFile file;
  private final Runnable changed;
  private @Nullable Loaded loaded; // guarded by container
  private volatile Look last = Look.NONE; // written under container
  private volatile boolean due = true;

  /** What a look depends on: if it changed, another look is due. */
  private record Terms(boolean wanted, boolean agreed, long list, Bytes salt) {
    static final Terms NONE = new Terms(false, false, 0, ThreatState.NONE.salt());

    boolean allow() {
      return wanted && agreed;
    }
  }

  private record Look(Terms terms, Uptime at, long held, Health health, List<ListedApp> matches) {
    static final Look NONE = new Look(Terms.NONE, Uptime.NONE, 0, Health.NOTHING, List.of());
  }

  private record Loaded(Terms terms, Optional<ThreatMatcher> matcher) {}

  /**
   * @param changed called when the employee changed their mind
   */
  ThreatDoor(
      WorkArea container,
      InstalledApps apps,
      ControlStore control,
      WorkTime time,
      ThreatFile file,
      Runnable changed) {
    this.container = container;
    this.apps = apps;
    this.control = control;
    this.time = time;
    this.file = file;
    this.changed = changed;
  }

  @Override
  public boolean isWanted() {
    return terms(control.get()).wanted();
  }

  @Override
  public boolean isAgreed() {
    return control.get().threats().agreed();
  }

  @Override
  public List<ListedApp> matches() {
    return last.matches();
  }

  @Override
  public void agree(boolean yes) throws ContainerException {
    synchronized (container) {
      container.requireHeld();
      ControlState state = control.get();
      if (!state.membership().isPresent() || state.wiped().isPresent()) {
        throw new ContainerException(Reason.of(Code.NOT_ENROLLED));
      }
      if (state.threats().agreed() != yes) {
        control.update(draft -> draft.threats(state.threats().agreed(yes)));
      }
    }
    changed.run();
  }

  /** Another list, verified before. The container's lock is held. */
  void accept(ThreatList list, long version) throws ContainerException {
    ControlState state = control.get();
    boolean newer = version > state.seen().threats();
    boolean lost = version == state.seen().threats() && held(state) == 0;
    if (!newer && !lost) {
      return;
    }
    ThreatState next = state.threats().withNewKey();
    try {
      file.write(list, version, next.key());
    } catch (IOException e) {
      throw StorageFailedException.of(e);
    }
    control.update(draft -> draft.threatList(version, next)); // from now on the file counts
    file.keepOnly(version);
    loaded = null;
    due = true;
  }

  /** The version of the list that lies here; 0 for none. */
  long held() {
    synchronized (container) {
      return held(control.get());
    }
  }

  private long held(ControlState state) {
    long version = state.seen().threats();
    return version > 0 && file.read(version, state.threats().key()).isPresent() ? version : 0;
  }

  /** The next look is not put off. */
  void refresh() {
    due = true;
  }

  /** Looks, if that is due; no lock is held while the system is asked. */
  void look() {
    ControlState state = control.get();
    Terms terms = terms(state);
    boolean old = time.uptime().since(last.at()).compareTo(BETWEEN_LOOKS) >= 0;
    if (!due && !old && terms.equals(last.terms())) {
      return;
    }
    due = false;
    Seen seen = terms.allow() ? Seen.through(apps) : Seen.NOTHING;
    synchronized (container) {
      try {
        container.requireHeld();
        last = judged(terms(control.get()), seen);
      } catch (ContainerException closed) {
        due = true;
      }
    }
  }

  /** What the system shows, or why it does not. */
  private record Seen(Optional<List<InstalledApp>> apps, Evidence otherwise) {
    static final Seen NOTHING = new Seen(Optional.empty(), Evidence.NOT_MEASURED);

    static Seen through(InstalledApps port) {
      try {
        return new Seen(port.visible(), Evidence.NOT_MEASURED);
      } catch (RuntimeException itsOwnBug) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, itsOwnBug);
        return new Seen(Optional.empty(), Evidence.FAILED);
      }
    }
  }

  private Look judged(Terms terms, Seen seen) {
    if (!terms.allow()) {
      forget();
      return look(terms, terms.wanted() ? unknown(Evidence.NOT_AGREED) : Health.NOTHING);
    } else if (!seen.apps().isPresent()) {
      return look(terms, unknown(seen.otherwise()));
    }
    Optional<ThreatMatcher> matcher = matcher(terms);
    ThreatLook found =
        ThreatLook.of(
            matcher.orElseGet(() -> new ThreatMatcher(new ThreatList(List.of()), terms.salt())),
            control.get().threats(),
            seen.apps().get(),
            LocalDate.from(time.now().atOffset(ZoneOffset.UTC)));
    keep(found.next());
    return matcher.isPresent()
        ? new Look(terms, time.uptime(), terms.list(), found.health(), found.matches())
        : look(terms, unknown(Evidence.NO_LIST)); // what was seen is remembered for the first one
  }

  private Look look(Terms terms, Health health) {
    return new Look(terms, time.uptime(), held(control.get()), health, List.of());
  }

  private static Health unknown(Evidence why) {
    return new Health(
        Map.of(
            HealthCheck.THREAT_LIST, Signal.unknown(why),
            HealthCheck.THREAT_LIST_EARLIER, Signal.unknown(why)),
        Facts.NONE);
  }

  private Optional<ThreatMatcher> matcher(Terms terms) {
    Loaded known = loaded;
    if (known == null || !known.terms().equals(terms) || !known.matcher().isPresent()) {
      ControlState state = control.get();
      known =
          new Loaded(
              terms,
              file.read(terms.list(), state.threats().key())
                  .map(list -> new ThreatMatcher(list, terms.salt())));
      loaded = known;
    }
    return known.matcher();
  }

  private void forget() {
    loaded = null;
    if (!control.get().threats().sightings().isEmpty()) {
      keep(control.get().threats().forgetful());
    }
  }

  private void keep(ThreatState next) {
    if (next.equals(control.get().threats())) {
      return;
    }
    try {
      control.update(draft -> draft.threats(next));
    } catch (ContainerException mediumTakesNothing) {
      due = true; // what was seen is judged all the same, and remembered at the next look
    }
  }

  /** What was found, as of the last look. */
  Health health() {
    return terms(control.get()).wanted() ? last.health() : Health.NOTHING;
  }

  /** What goes upstream. */
  ThreatReport report() {
    Look now = last;
    return ThreatLook.report(now.held(), isAgreed() && isWanted() ? now.matches() : List.of());
  }

  /** The container was wiped, or belongs to nobody. The container's lock is held. */
  void end() {
    loaded = null;
    last = Look.NONE;
    due = true;
    file.delete();
  }

  private static Terms terms(ControlState state) {
    boolean applies =
        state.membership().isPresent() && !state.wiping().isPresent() && !state.wiped().isPresent();
    return applies
        ? new Terms(
            state.policy().posture().wantThreatList(),
            state.threats().agreed(),
            state.seen().threats(),
            state.threats().salt())
        : Terms.NONE;
  }
}
