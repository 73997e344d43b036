/**
 * Apps that the organisation holds to be harmful (requirement E4). The organisation signs a {@link
 * dev.cordon.policy.protocol.threat.ThreatList} of hashes, by a role of its own; the device
 * compares it with the apps that it can see, if the employee agreed to that, and says in a {@link
 * dev.cordon.policy.protocol.threat.ThreatReport} which entries matched and nothing of any other
 * app.
 */
@NullMarked
package dev.cordon.policy.protocol.threat;

import org.jspecify.annotations.NullMarked;
