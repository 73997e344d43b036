package dev.cordon.core.device;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The device's clocks: the wall clock, which the owner of the device can turn, and what the running
 * system counts, which nobody sets. {@link dev.cordon.core.time.WorkTime} makes the time that
 * counts of them.
 */
public interface DeviceClock {
  /** Wall-clock time. */
  Instant now();

  /** The same in milliseconds since 1970, for whoever asks often. */
  default long millis() {
    return now().toEpochMilli();
  }

  /**
   * Names this run of the system, from one start of the device to the next, the same in every
   * process; a number that was used before never comes again. Where that cannot be told, the run is
   * that of this process.
   */
  default String run() {
    return ProcessRun.ID;
  }

  /** Milliseconds since that run began; never less than before. */
  default long elapsedMillis() {
    return ProcessRun.elapsedMillis();
  }

  /** Whether they count on while the device sleeps. */
  default boolean countsSleep() {
    return false;
  }

  /** Run and count together. */
  default Uptime uptime() {
    return new Uptime(run(), elapsedMillis());
  }

  /**
   * The clock of any system with a JVM: it tells no starts of the device, so that each process is a
   * run of its own, and it may stand still while the device sleeps. {@code docs/time.md} says what
   * that costs.
   */
  static DeviceClock system() {
    return Instant::now;
  }

  /**
   * The clock of a system that tells its starts and counts its sleep.
   *
   * @param run names this run; see {@link #run}
   * @param elapsedMillis milliseconds since it began, sleep included
   */
  static DeviceClock system(String run, LongSupplier elapsedMillis) {
    return new DeviceClock() {
      @Override
      public Instant now() {
        return Instant.now();
      }

      @Override
      public long millis() {
        return System.currentTimeMillis();
      }

      @Override
      public String run() {
        return run;
      }

      @Override
      public long elapsedMillis() {
        return elapsedMillis.getAsLong();
      }

      @Override
      public boolean countsSleep() {
        return true;
      }
    };
  }
}
