package dev.cordon.core;

import dev.cordon.core.device.DeviceHealth;
import dev.cordon.core.device.Health;

/** A port whose last word stands while it fails. Guarded by whoever holds it. */
final class HealthSource {
  private final DeviceHealth health;
  private Health last;

  /**
   * @param before what is said as long as it never answered
   */
  HealthSource(DeviceHealth health, Health before) {
    this.health = health;
    this.last = before;
  }

  Health measure() {
    try {
      last = health.measure();
    } catch (RuntimeException itsOwnBug) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, itsOwnBug);
    }
    return last;
  }
}
