/**
 * What administrators ask. {@link dev.cordon.server.admin.SignIn} turns a password into a session;
 * {@link dev.cordon.server.admin.Doorkeeper} lets only sessions through to the other endpoints:
 * invitations, the register of devices, commands, the policy and the audit trail. Whatever devices
 * must hear of is nudged to them after it is stored.
 */
@NullMarked
package dev.cordon.server.admin;

import org.jspecify.annotations.NullMarked;
