/**
 * What a device finds out about itself (requirements E1–E5). Each {@link
 * dev.cordon.policy.protocol.health.HealthCheck} gives a {@link
 * dev.cordon.policy.protocol.health.Signal} with {@link
 * dev.cordon.policy.protocol.health.Evidence}; the policy's {@link
 * dev.cordon.policy.protocol.health.PostureRule}s judge them on the device; a {@link
 * dev.cordon.policy.protocol.health.HealthReport} goes into each check-in. All words are members of
 * closed sets: no version, model or name of anything goes upstream.
 */
@NullMarked
package dev.cordon.policy.protocol.health;

import org.jspecify.annotations.NullMarked;
