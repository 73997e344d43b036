/**
 * A policy's settings, one by one: each has a path and a {@link
 * dev.cordon.policy.protocol.settings.Rule} that says which of two values is the stricter one. On
 * that stand {@link dev.cordon.policy.protocol.settings.PolicyMerge}, which makes one policy of
 * several, {@link dev.cordon.policy.protocol.settings.PolicyDiff}, which says in words what
 * changes, and {@link dev.cordon.policy.protocol.settings.PolicyTemplate}, to begin with.
 */
@NullMarked
package dev.cordon.policy.protocol.settings;

import org.jspecify.annotations.NullMarked;
