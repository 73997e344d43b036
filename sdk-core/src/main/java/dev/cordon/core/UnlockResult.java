package dev.cordon.core;

import dev.cordon.policy.protocol.Reason;
import java.time.Duration;
import java.util.List;

/** What came of a passcode, or of a finger or face. */
public sealed interface UnlockResult {
  /** The container is open. */
  record Opened() implements UnlockResult {}

  /**
   * The passcode is wrong.
   *
   * @param triesLeft wrong passcodes that may still follow before the policy's consequence
   * @param pause how long the next passcode is not looked at
   */
  record Wrong(int triesLeft, Duration pause) implements UnlockResult {}

  /** Not looked at: the wait of an earlier wrong passcode is not over. */
  record TooSoon(Duration pause) implements UnlockResult {}

  /**
   * A finger or face does not open it now; the passcode does.
   *
   * @param why for the employee, and what to do
   */
  record NeedsPasscode(Reason why) implements UnlockResult {}

  /**
   * The passcode is right and opens nothing before it was changed: {@link
   * Container#changePasscode}.
   *
   * @param why for the employee: it is too old, or a rule got stricter
   */
  record NeedsNewPasscode(Reason why) implements UnlockResult {}

  /** Right or not, the container stays closed. */
  record Blocked(List<Reason> reasons) implements UnlockResult {
    public Blocked {
      reasons = List.copyOf(reasons);
    }
  }

  /** The container is wiped, by this attempt or before. */
  record Wiped(Reason why) implements UnlockResult {}
}
