/**
 * Harmful apps, found on the device (requirement E4). The organisation's list lies in a {@link
 * dev.cordon.core.threat.ThreatFile}, sealed by a key of the control state. What a look at the
 * device's apps saw becomes {@link dev.cordon.core.threat.Sighting}s: tags by a salt of this
 * container, which name no app, kept in {@link dev.cordon.core.threat.ThreatState} for 180 days. A
 * {@link dev.cordon.core.threat.ThreatMatcher} makes the same tags of the list's hashes, so a list
 * that came later finds what was seen earlier. Nothing else is kept, and nothing of it before the
 * employee agreed.
 */
@NullMarked
package dev.cordon.core.threat;

import org.jspecify.annotations.NullMarked;
