package dev.cordon.testing;

import dev.cordon.core.device.DeviceClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A clock that stands still until time passes, or until somebody turns it, forward or back. Safe
 * for many threads.
 */
public final class FakeClock implements DeviceClock {
  private volatile Instant now = Instant.parse("2026-04-01T09:00:00Z");
  private volatile Instant truth = now;
  private volatile Duration elapsed = Duration.ofHours(1);
  private final AtomicInteger starts = new AtomicInteger(1);
  private volatile boolean countsSleep = true;

  @Override
  public Instant now() {
    return now;
  }

  /** What time it really is, whatever the clock was turned to. */
  public Instant truth() {
    return truth;
  }

  @Override
  public String run() {
    return "start " + starts.get();
  }

  @Override
  public long elapsedMillis() {
    return elapsed.toMillis();
  }

  @Override
  public boolean countsSleep() {
    return countsSleep;
  }

  /** Lets {@code step} pass: the clock shows it, and the running system has counted it. */
  public void pass(Duration step) {
    elapsed = elapsed.plus(step);
    goOn(step);
  }

  /** Lets the device sleep for {@code step}, counted or not. */
  public void sleep(Duration step) {
    elapsed = countsSleep ? elapsed.plus(step) : elapsed;
    goOn(step);
  }

  /**
   * Switches the device off, for {@code step}, and on again: what the system counts begins anew.
   * Open the container again after it.
   */
  public void off(Duration step) {
    starts.incrementAndGet();
    elapsed = Duration.ZERO;
    goOn(step);
  }

  private void goOn(Duration step) {
    now = now.plus(step);
    truth = truth.plus(step);
  }

  /** A device whose count stands still while it sleeps. */
  public void losesSleep() {
    countsSleep = false;
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
