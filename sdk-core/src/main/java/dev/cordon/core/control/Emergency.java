package dev.cordon.core.control;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The emergency accesses of one week.
 *
 * @param week its Monday
 * @param used how many
 * @param begun when the last was granted
 */
public record Emergency(LocalDate week, int used, Noted begun) {
  /** Whether the last still lasts: it ends by either count, and with the run of the system. */
  public boolean lasts(long nowMillis, String run, long elapsedMillis, long lengthMillis) {
    return begun.at().isBefore(run, elapsedMillis)
        && elapsedMillis - begun.at().elapsedMillis() < lengthMillis
        && nowMillis - begun.time().toEpochMilli() < lengthMillis;
  }

  /** When it ends. */
  public Instant ends(Duration length) {
    return begun.time().plus(length);
  }
}
