/**
 * The policy: what one organisation demands of one container, as immutable values with the defaults
 * of a personal device. {@link dev.cordon.policy.protocol.policy.PolicyCodec} reads and writes it;
 * a value out of range refuses the whole document, so a {@link
 * dev.cordon.policy.protocol.policy.Policy} that exists is valid.
 */
@NullMarked
package dev.cordon.policy.protocol.policy;

import org.jspecify.annotations.NullMarked;
