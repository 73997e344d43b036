package dev.cordon.core.deposit;

import dev.cordon.policy.protocol.Reason;
import java.util.List;

/**
 * What came of draining a domain.
 *
 * @param taken how many deposits were taken in
 * @param lost those that could not be: ask their source for them again
 */
public record Drained(int taken, List<Lost> lost) {
  /**
   * A deposit that is gone.
   *
   * @param id what {@link Deposits#put} returned
   * @param why {@code DEPOSIT_DAMAGED} or {@code DEPOSIT_MISSING}
   */
  public record Lost(String id, Reason why) {}

  public Drained {
    lost = List.copyOf(lost);
  }
}
