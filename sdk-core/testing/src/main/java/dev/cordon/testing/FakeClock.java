package dev.cordon.testing;

import dev.cordon.core.device.DeviceClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A clock that stands still until it is turned, forward or back. Safe for many threads. */
public final class FakeClock implements DeviceClock {
  private volatile Instant now = Instant.parse("2026-04-01T09:00:00Z");
  private volatile Duration elapsed = Duration.ZERO;

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Optional<Duration> elapsed() {
    return Optional.of(elapsed);
  }

  /** Lets {@code step} pass: the clock shows it, and the running system has counted it. */
  public void pass(Duration step) {
    elapsed = elapsed.plus(step);
    now = now.plus(step);
  }

  /** Turns the clock by {@code step}; negative turns it back. */
  public void turn(Duration step) {
    now = now.plus(step);
  }

  /** Sets the clock to {@code time}. */
  public void set(Instant time) {
    now = time;
  }
}
