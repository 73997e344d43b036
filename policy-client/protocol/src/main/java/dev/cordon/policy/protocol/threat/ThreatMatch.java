package dev.cordon.policy.protocol.threat;

import java.time.LocalDate;

/**
 * One entry of the list that an app fits.
 *
 * @param entry the entry's id
 * @param installed whether the app is there now; else it was on {@code day}, before the list named
 *     it or before it was removed
 * @param day in UTC, on which the app was last seen
 */
public record ThreatMatch(String entry, boolean installed, LocalDate day) {}
