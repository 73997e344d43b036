/**
 * What a container records of itself (requirements J1, J2). An {@link
 * dev.cordon.policy.protocol.audit.AuditEvent} is a code with few typed fields, never content;
 * {@link dev.cordon.policy.protocol.audit.AuditChain} hashes each onto the one before, so that
 * whoever holds an earlier hash sees what was changed, left out or put elsewhere; {@link
 * dev.cordon.policy.protocol.audit.AuditBatch} takes some of them to the organisation. {@code
 * docs/audit.md} has the format.
 */
@NullMarked
package dev.cordon.policy.protocol.audit;

import org.jspecify.annotations.NullMarked;
