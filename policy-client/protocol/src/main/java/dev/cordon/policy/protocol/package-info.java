/**
 * What both sides, device and server, speak of: {@link dev.cordon.policy.protocol.Reason}, {@link
 * dev.cordon.policy.protocol.Command}, {@link dev.cordon.policy.protocol.Receipt}, {@link
 * dev.cordon.policy.protocol.CheckIn} and the other values on the wire. The sub-packages hold the
 * policy, the signed envelopes that carry all of it, and the texts for people.
 */
@NullMarked
package dev.cordon.policy.protocol;

import org.jspecify.annotations.NullMarked;
