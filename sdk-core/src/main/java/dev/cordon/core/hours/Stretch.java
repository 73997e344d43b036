package dev.cordon.core.hours;

import java.time.Instant;

/**
 * A stretch of time that is all work or all leisure.
 *
 * @param isWork which
 * @param from it is known to hold from here on
 * @param until the first moment at which it may be otherwise
 */
record Stretch(boolean isWork, Instant from, Instant until) {}
