package dev.cordon.core;

import dev.cordon.policy.protocol.Reason;
import java.time.Instant;

/** The answer to who asks for emergency access outside of working hours. */
public sealed interface EmergencyAccess {
  /**
   * It may be opened.
   *
   * @param at since when, by the time that counts
   * @param until when it closes again
   * @param used how many this week, with this one
   * @param told for the employee: how long, and how many are left
   */
  record Granted(Instant at, Instant until, int used, Reason told) implements EmergencyAccess {}

  /** It may not; nothing was counted. */
  record Refused(Reason why) implements EmergencyAccess {}
}
