/**
 * The wipe: keys first, data after, a signed receipt at the end. {@link dev.cordon.core.wipe.Wipe}
 * journals its beginning, so that a kill at any instant is followed by the rest at the next start.
 */
@NullMarked
package dev.cordon.core.wipe;

import org.jspecify.annotations.NullMarked;
