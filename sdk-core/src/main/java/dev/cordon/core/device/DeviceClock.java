package dev.cordon.core.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The device's clock. The owner of the device can turn it; the container reckons with that. */
public interface DeviceClock {
  /** Wall-clock time. */
  Instant now();

  /** The same in milliseconds since 1970, for whoever asks often. */
  default long millis() {
    return now().toEpochMilli();
  }

  /**
   * What the running system has counted since some moment that stays the same while this process
   * lives; nobody can turn it. Empty if there is none.
   */
  default Optional<Duration> elapsed() {
    return Optional.empty();
  }

  /** The clock of the running system, by a count that may stand still while the device sleeps. */
  static DeviceClock system() {
    return system(System::nanoTime);
  }

  /**
   * The clock of the running system.
   *
   * @param nanos counts on, whatever the wall clock is set to
   */
  static DeviceClock system(LongSupplier nanos) {
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
      public Optional<Duration> elapsed() {
        return Optional.of(Duration.ofNanos(nanos.getAsLong()));
      }
    };
  }
}
