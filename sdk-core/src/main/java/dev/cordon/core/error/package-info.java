/**
 * The typed errors of the container: one root, a type for each distinct reaction of an app, each
 * with a {@link dev.cordon.policy.protocol.Reason} that an employee can read. A refusal by policy
 * is not here: it is a {@code Decision}.
 */
@NullMarked
package dev.cordon.core.error;

import org.jspecify.annotations.NullMarked;
