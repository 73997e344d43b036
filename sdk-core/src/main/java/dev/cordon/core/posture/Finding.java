package dev.cordon.core.posture;

import dev.cordon.policy.protocol.Reason;
import dev.cordon.policy.protocol.health.PostureRule;
import dev.cordon.policy.protocol.policy.PostureRules.Action;

/**
 * A rule of the policy that was hit.
 *
 * @param rule which
 * @param action what follows
 * @param why for the employee, and what to do
 */
public record Finding(PostureRule rule, Action action, Reason why) {}
