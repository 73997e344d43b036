package dev.cordon.core.device;

import java.time.Duration;

/**
 * A moment in what the running system has counted. Nobody sets this count; it begins anew with each
 * run.
 *
 * @param run which run of the system, or of the process where that cannot be told
 * @param elapsedMillis milliseconds since that run began
 */
public record Uptime(String run, long elapsedMillis) {
  /** Before every run. */
  public static final Uptime NONE = new Uptime("", 0);

  /**
   * What has passed since {@code earlier} for certain, maybe more: in another run only what this
   * one has counted.
   */
  public Duration since(Uptime earlier) {
    return Duration.ofMillis(earlier.millisUntil(run, elapsedMillis));
  }

  /** The same in milliseconds from here to a later moment, for whoever asks often. */
  public long millisUntil(String laterRun, long laterMillis) {
    return isBefore(laterRun, laterMillis) ? laterMillis - elapsedMillis : laterMillis;
  }

  /**
   * Whether that moment is a later one of the same run. A count that is behind is another run's,
   * whatever it calls itself.
   */
  public boolean isBefore(String laterRun, long laterMillis) {
    return run.equals(laterRun) && laterMillis >= elapsedMillis;
  }
}
