/**
 * How each value travels: {@link dev.cordon.policy.protocol.wire.Wire} lists every kind of document
 * with its codec, {@link dev.cordon.policy.protocol.wire.Bundle} is the server's answer to a device
 * and {@link dev.cordon.policy.protocol.wire.Problem} its refusal. What a device may send is
 * written here and nowhere else, and {@code docs/privacy.md} explains every field of it.
 */
@NullMarked
package dev.cordon.policy.protocol.wire;

import org.jspecify.annotations.NullMarked;
