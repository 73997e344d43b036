/**
 * The administrators' log as a chain of hashes whose end the server signs (docs/server-log.md).
 * Events are stored with what they tell of, by {@code AuditTrail}; {@link
 * dev.cordon.server.log.Linking} gives them their numbers and {@link
 * dev.cordon.server.log.LogChain} hashes within about a second, and notes the end in the {@link
 * dev.cordon.server.log.HeadFile}, outside of the register. {@link dev.cordon.server.log.LogCheck}
 * counts all of it again and names what was removed, altered, reordered or cut off.
 */
@NullMarked
package dev.cordon.server.log;

import org.jspecify.annotations.NullMarked;
