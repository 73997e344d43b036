/**
 * How often somebody may ask. {@link dev.cordon.server.limit.TokenBuckets} counts in memory, for a
 * bounded number of callers; {@link dev.cordon.server.limit.DevicePace} holds each device to its
 * rate once its signature was found good, {@link dev.cordon.server.limit.AddressPace} holds network
 * addresses to theirs before anything was read.
 */
@NullMarked
package dev.cordon.server.limit;

import org.jspecify.annotations.NullMarked;
