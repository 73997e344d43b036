package dev.cordon.core.control;

import dev.cordon.policy.protocol.policy.PasscodeRules;
import java.time.Instant;

/**
 * What is known of the passcode in force, without it.
 *
 * @param slot the vault key of its slot: facts of another slot are about another passcode
 * @param since when it was first known to be in force, by the time that counts
 * @param meets the rules that it was last found to meet
 */
public record PasscodeFacts(String slot, Instant since, PasscodeRules meets) {
  PasscodeFacts notAfter(Instant now) {
    return since.isAfter(now) ? new PasscodeFacts(slot, now, meets) : this;
  }
}
