/**
 * The container's own time. {@link dev.cordon.core.time.WorkTime} makes it of what the server said,
 * what the running system has counted since and, after a restart, what the wall clock shows, so
 * that no rule becomes weaker when somebody sets the clock or restarts the device; {@code
 * docs/time.md} has the table. {@link dev.cordon.core.time.Ticker} has the container look at it now
 * and then.
 */
@NullMarked
package dev.cordon.core.time;

import org.jspecify.annotations.NullMarked;
