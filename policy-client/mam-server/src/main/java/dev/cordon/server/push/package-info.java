/**
 * Push: {@link dev.cordon.server.push.Nudges} knows which device listens on which stream and tells
 * it "check in now". The nudge carries nothing; what there is to know comes signed, in the answer
 * to the check-in.
 */
@NullMarked
package dev.cordon.server.push;

import org.jspecify.annotations.NullMarked;
