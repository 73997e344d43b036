package dev.cordon.core.device;

import java.time.Instant;

/** The device's clock. The owner of the device can turn it; the container reckons with that. */
public interface DeviceClock {
  /** Wall-clock time. */
  Instant now();

  /** The clock of the running system. */
  static DeviceClock system() {
    return Instant::now;
  }
}
