package dev.cordon.core.desktop;

import dev.cordon.core.device.DeviceClock;
import java.util.function.LongSupplier;

/**
 * Milliseconds that count on while the computer sleeps, for a lock that may rather come early: each
 * time it is asked it goes on by what the system counted or the wall clock did, whichever is more.
 * A clock set back gains nothing. Safe for many threads.
 */
final class SleepCount implements LongSupplier {
  private final DeviceClock clock;
  private long count; // this and all that follows: guarded by this
  private long lastElapsedMillis;
  private long lastWallMillis;

  SleepCount(DeviceClock clock) {
    this.clock = clock;
    this.lastElapsedMillis = clock.elapsedMillis();
    this.lastWallMillis = clock.millis();
  }

  @Override
  public synchronized long getAsLong() {
    long elapsedMillis = clock.elapsedMillis();
    long wallMillis = clock.millis();
    count += Math.max(elapsedMillis - lastElapsedMillis, wallMillis - lastWallMillis);
    lastElapsedMillis = elapsedMillis;
    lastWallMillis = wallMillis;
    return count;
  }
}
