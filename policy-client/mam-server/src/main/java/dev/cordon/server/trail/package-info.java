/**
 * The intake of devices' audit trails (requirements J1, J2). {@link
 * dev.cordon.server.trail.IntakePace} bounds how much a device may send, {@link
 * dev.cordon.server.trail.Intake} stores what came and raises an alert for what does not join what
 * is held, {@link dev.cordon.server.trail.Listening} notices devices that check in without sending,
 * and {@link dev.cordon.server.trail.Retention} removes what is older than the organisation keeps.
 * Nothing that a device signed is turned away for what it says: it is evidence. {@code
 * docs/audit.md} has the rules.
 */
@NullMarked
package dev.cordon.server.trail;

import org.jspecify.annotations.NullMarked;
