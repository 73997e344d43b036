package dev.cordon.core;

import dev.cordon.core.control.ControlStore;
import dev.cordon.core.error.ContainerException;
import dev.cordon.core.time.Ticker;
import dev.cordon.core.time.WorkTime;
import java.io.Closeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What ends with its time, for the whole container: keys of days that are over are destroyed, and
 * storage is told the time so that it deletes what those keys opened. Safe for many threads.
 */
final class Expirations implements Closeable {
  private final WorkArea container; // its lock guards changes of keys
  private final ControlStore control;
  private final Days days;
  private final WorkTime time;
  private final Supplier<Optional<OpenArea>> area;
  private final List<Consumer<Instant>> watches = new CopyOnWriteArrayList<>();
  private final Ticker ticker = new Ticker("time", this::look);
  private Optional<Instant> reached = Optional.empty(); // guarded by this

  Expirations(
      WorkArea container,
      ControlStore control,
      Days days,
      WorkTime time,
      Supplier<Optional<OpenArea>> area) {
    this.container = container;
    this.control = control;
    this.days = days;
    this.time = time;
    this.area = area;
  }

  Days days() {
    return days;
  }

  WorkTime time() {
    return time;
  }

  WorkArea container() {
    return container;
  }

  /** Ends what is over, and goes on by itself if there is more to come; the lock is held. */
  void settle() throws ContainerException {
    boolean gone = control.get().wiped().isPresent() || control.get().wiping().isPresent();
    if (!gone && days.isAny()) {
      boolean unused = days.end(time.now(), area.get());
      time.remember(takeReached());
      ticker.start();
    }
  }

  /** Looks at the time: what is over ends, and who watches hears of it. Never throws. */
  void look() {
    try {
      synchronized (container) {
        container.requireHeld();
        settle();
      }
    } catch (ContainerException later) {
      // The next look tries again; until then storage refuses by the time alone.
    }
    Instant now = time.now();
    watches.forEach(watch -> tell(watch, now));
  }

  /** See {@link Expiry#reached}. */
  void reached(Instant moment) {
    synchronized (this) {
      if (!reached.isPresent() || moment.isAfter(reached.get())) {
        reached = Optional.of(moment);
      }
    }
    ticker.soon();
  }

  private synchronized Optional<Instant> takeReached() {
    Optional<Instant> taken = reached;
    reached = Optional.empty();
    return taken;
  }

  Registration watch(Consumer<Instant> watch) {
    watches.add(watch);
    ticker.soon();
    return () -> watches.remove(watch);
  }

  /** A watch that fails must not keep others from what is over. */
  private static void tell(Consumer<Instant> watch, Instant now) {
    try {
      watch.accept(now);
    } catch (RuntimeException itsOwnBug) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, itsOwnBug);
    }
  }

  /** Ends; on return nothing is looked at any more. */
  @Override
  public void close() {
    ticker.close();
  }
}
