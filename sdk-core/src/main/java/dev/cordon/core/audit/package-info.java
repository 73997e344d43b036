/**
 * The audit trail (requirements J1, J2). Whoever has something to tell leaves a {@link
 * dev.cordon.core.audit.Note} among the {@link dev.cordon.core.audit.Notes} in memory, without
 * waiting. The next change of the control state takes them along: {@link
 * dev.cordon.core.audit.Trail} numbers and chains them into the {@link
 * dev.cordon.core.audit.TrailState}, which is stored together with the change itself, and then
 * moves them to segments on disk, sealed by the trail's own key. {@code docs/audit.md} has format
 * and attacks.
 */
@NullMarked
package dev.cordon.core.audit;

import org.jspecify.annotations.NullMarked;
