package dev.cordon.core;

import dev.cordon.core.control.ControlState;
import dev.cordon.core.posture.WipeProbation;
import dev.cordon.core.posture.WipeRules;
import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.Reason.Code;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Wipes that a limit calls for which a new policy made harder, and the one before does not. For a
 * day they only close the container ({@link WipeProbation}); the posture sees to its own.
 */
final class WipesAhead {
  private WipesAhead() {}

  /** Those of {@code state} at {@code now}, for the employee. */
  static List<Reason> of(ControlState state, Instant now) {
    List<Reason> ahead = new ArrayList<>();
    byAttempts(state, state.attempts().count(), now).ifPresent(ahead::add);
    byLease(state, now).ifPresent(ahead::add);
    return ahead;
  }

  /** That {@code count} wrong passcodes are too many by now, and were not before. */
  static Optional<Reason> byAttempts(ControlState state, int count, Instant now) {
    return running(state, now)
        .filter(day -> count >= WipeRules.of(state.policy()).attempts())
        .filter(day -> count < day.before().attempts())
        .map(day -> ahead("access.maxAttempts", day));
  }

  /** That the time without contact is too long by now, and was not before. */
  static Optional<Reason> byLease(ControlState state, Instant now) {
    return running(state, now)
        .filter(day -> Closures.leaseEnded(state, state.policy().lease(), now))
        .filter(day -> !Closures.leaseEnded(state, day.before().lease(), now))
        .map(day -> ahead("lease.wipeAfterDays", day));
  }

  private static Optional<WipeProbation> running(ControlState state, Instant now) {
    return state.probation().filter(day -> !day.isOver(now));
  }

  private static Reason ahead(String setting, WipeProbation day) {
    return Reason.of(Code.WIPE_AHEAD, setting, day.until().toString());
  }
}
