/**
 * The gate: the only judge of what may cross the cordon. An {@link dev.cordon.core.gate.Action} is
 * what is asked; a {@link dev.cordon.core.gate.Decision} is the answer.
 */
@NullMarked
package dev.cordon.core.gate;

import org.jspecify.annotations.NullMarked;
