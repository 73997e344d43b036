package dev.cordon.core.time;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.error.ContainerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that never goes back: the latest of what the clock shows, what it ever showed as far as
 * the control state remembers, and what the running system has counted since. A clock that was set
 * forward counts as well: what expired by it stays expired. Safe for many threads.
 */
public final class WorkTime {
  /** Remembering costs two keys of the vault, so it is done for news of so much. */
  private static final Duration STEP = Duration.ofMinutes(10);

  private final DeviceClock clock;
  private final ControlStore control;
  private Instant latest = Instant.EPOCH; // guarded by this
  private Optional<Duration> elapsedThen = Optional.empty(); // guarded by this

  public WorkTime(DeviceClock clock, ControlStore control) {
    this.clock = clock;
    this.control = control;
  }

  /** The time that counts, in UTC. */
  public synchronized Instant now() {
    Optional<Duration> elapsed = clock.elapsed();
    Instant now = later(clock.now(), remembered(control.get()));
    if (elapsed.isPresent() && elapsedThen.isPresent()) {
      now = later(now, latest.plus(elapsed.get().minus(elapsedThen.get())));
    }
    latest = later(now, latest);
    elapsedThen = elapsed;
    return latest;
  }

  /**
   * Remembers it across restarts, if there is enough that is new; the container's lock is held.
   *
   * @param atLeast from this moment on, however little it is
   */
  public void remember(Optional<Instant> atLeast) throws ContainerException {
    Instant now = now();
    Instant known = remembered(control.get());
    boolean wanted = atLeast.isPresent() && atLeast.get().isAfter(known);
    if (wanted || Duration.between(known, now).compareTo(STEP) > 0) {
      control.update(draft -> draft.noted(now));
    }
  }

  private static Instant remembered(ControlState state) {
    Instant latest = state.noted().orElse(Instant.EPOCH);
    if (state.contact().isPresent()) {
      latest = later(latest, state.contact().get().latestSeen());
    }
    if (state.passcode().isPresent()) {
      latest = later(latest, state.passcode().get().latestSeen());
    }
    return latest;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
