/**
 * What the organisation signs. {@link dev.cordon.server.issue.Issuer} signs each kind of document
 * with the key of its role and says how long it is valid; {@link dev.cordon.server.issue.FirstRoot}
 * makes root version 1, whose hash is the organisation's id from then on; {@link
 * dev.cordon.server.issue.PolicyPublisher} gives each policy its version and renews it before it
 * runs out; {@link dev.cordon.server.issue.ThreatPublisher} does so with lists of harmful apps.
 */
@NullMarked
package dev.cordon.server.issue;

import org.jspecify.annotations.NullMarked;
