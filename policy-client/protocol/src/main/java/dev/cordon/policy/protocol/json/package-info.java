/**
 * JSON as documents need it: {@link dev.cordon.policy.protocol.json.JsonText} turns hostile bytes
 * into a tree (RFC 8259, each member once, nothing after the end) and back; {@link
 * dev.cordon.policy.protocol.json.Fields} takes typed, bounded values out of it and names the path
 * of whatever is wrong; a {@link dev.cordon.policy.protocol.json.Codec} does both for one value.
 * Nothing here reflects over classes.
 */
@NullMarked
package dev.cordon.policy.protocol.json;

import org.jspecify.annotations.NullMarked;
