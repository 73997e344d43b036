package dev.cordon.core.time;

import dev.cordon.core.control.Contact;
import dev.cordon.core.control.ControlState;
import dev.cordon.core.control.ControlStore;
import dev.cordon.core.control.Noted;
import dev.cordon.core.device.DeviceClock;
import dev.cordon.core.device.Uptime;
import dev.cordon.core.error.ContainerException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The time that counts. While the system runs in which the server last said the time, it is the
 * server's word and what the system has counted since, whatever the wall clock shows. In a later
 * run, or where the count may stand still, it is the latest of what the wall clock shows, what was
 * noted and what was counted since: there it never goes back, and a clock that was set forward
 * counts. {@code docs/time.md} has the table. Safe for many threads; asking takes no lock and makes
 * no garbage.
 */
public final class WorkTime {
  /** Of {@link #certainMillis}: nobody can be sure of the time. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  /** Noting costs two keys of the vault, so it is done for news of so much. */
  private static final Duration STEP = Duration.ofMinutes(10);

  /** While a restart can lose what was not noted, and the clock be set to make up for it. */
  private static final Duration SMALL_STEP = Duration.ofMinutes(1);

  /** What a clock may differ by without anybody having turned it. */
  private static final long SLACK_MILLIS = Duration.ofMinutes(10).toMillis();

  /** Somebody may have kept a slower answer back. */
  private static final Duration SLOWEST_ANSWER = Duration.ofMinutes(2);

  private final DeviceClock clock;
  private final ControlStore control;
  private final AtomicLong lead = new AtomicLong(Long.MIN_VALUE); // latest time less the count

  public WorkTime(DeviceClock clock, ControlStore control) {
    this.clock = clock;
    this.control = control;
  }

  /** The time that counts, in UTC, to the millisecond. */
  public Instant now() {
    return Instant.ofEpochMilli(millis());
  }

  /** The same in milliseconds since 1970. */
  public long millis() {
    ControlState state = control.get();
    String run = clock.run();
    long elapsed = clock.elapsedMillis();
    long heard = heard(state, run, elapsed);
    if (heard != UNKNOWN && clock.countsSleep()) {
      return heard;
    }
    long latest = Math.max(Math.max(clock.millis(), noted(state, run, elapsed)), heard);
    return elapsed + lead.accumulateAndGet(latest - elapsed, Math::max);
  }

  /**
   * The time where neither too early nor too late will do, in milliseconds since 1970: only by the
   * server's word in this run. Where the count may stand still, the wall clock must agree.
   */
  public long certainMillis() {
    long heard = heard(control.get(), clock.run(), clock.elapsedMillis());
    boolean sure =
        heard == UNKNOWN || clock.countsSleep() || Math.abs(clock.millis() - heard) <= SLACK_MILLIS;
    return sure ? heard : UNKNOWN;
  }

  /** What the system has counted. */
  public Uptime uptime() {
    return clock.uptime();
  }

  /**
   * Whether the system was started anew and its clock shows a time that was over before: then
   * nobody can say how long it was off.
   */
  public boolean isInDoubt() {
    ControlState state = control.get();
    String run = clock.run();
    return state.noted().isPresent()
        && !state.noted().get().at().run().equals(run)
        && heard(state, run, clock.elapsedMillis()) == UNKNOWN
        && clock.millis() + SLACK_MILLIS < state.noted().get().time().toEpochMilli();
  }

  /** The time as it may be noted. In doubt, that is what was noted before. */
  public Noted note() {
    Optional<Noted> before = control.get().noted();
    return before.isPresent() && isInDoubt() ? before.get() : new Noted(now(), clock.uptime());
  }

  /** Notes it, if there is enough that is new; the container's lock is held. */
  public void remember() throws ContainerException {
    remember(Optional.empty());
  }

  /**
   * Notes it, if there is enough that is new; the container's lock is held.
   *
   * @param atLeast from this moment on, however little it is
   */
  public void remember(Optional<Instant> atLeast) throws ContainerException {
    if (control.get().wiped().isPresent()) {
      return; // nothing depends on it any more
    }
    Noted news = note();
    Noted known = control.get().noted().orElse(new Noted(Instant.EPOCH, Uptime.NONE));
    boolean wanted = atLeast.isPresent() && atLeast.get().isAfter(known.time());
    Duration step = certainMillis() == UNKNOWN ? SMALL_STEP : STEP;
    if (wanted || Duration.between(known.time(), news.time()).compareTo(step) > 0) {
      control.update(draft -> draft.noted(news));
    }
  }

  /**
   * The server said the time, in answer to a question: that is contact, and it alone sets the time
   * back. An answer that took minutes is neither. The container's lock is held.
   *
   * @param issued the time that it signed
   * @param asked what the system had counted when it was asked
   */
  public void heard(Instant issued, Uptime asked) throws ContainerException {
    Uptime now = clock.uptime();
    boolean quick =
        asked.isBefore(now.run(), now.elapsedMillis())
            && now.since(asked).compareTo(SLOWEST_ANSWER) <= 0;
    if (quick) {
      Contact contact = new Contact(issued, Optional.of(asked));
      control.update(draft -> draft.contact(contact).settled(new Noted(issued, asked)));
      lead.set(issued.toEpochMilli() - asked.elapsedMillis());
    }
  }

  private static long heard(ControlState state, String run, long elapsed) {
    if (!state.contact().isPresent() || !state.contact().get().heard().isPresent()) {
      return UNKNOWN;
    }
    Uptime heard = state.contact().get().heard().get();
    return heard.isBefore(run, elapsed)
        ? state.contact().get().last().toEpochMilli() + elapsed - heard.elapsedMillis()
        : UNKNOWN;
  }

  private static long noted(ControlState state, String run, long elapsed) {
    return state.noted().isPresent() ? state.noted().get().millisAt(run, elapsed) : UNKNOWN;
  }
}
