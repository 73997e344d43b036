/**
 * The container's own time. {@link dev.cordon.core.time.WorkTime} says what time it is for whatever
 * must not become weaker when somebody turns the clock: it never says an earlier moment than
 * before. {@link dev.cordon.core.time.Ticker} has the container look at it now and then.
 */
@NullMarked
package dev.cordon.core.time;

import org.jspecify.annotations.NullMarked;
