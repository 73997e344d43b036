/**
 * The CONTROL class: what the container must know while it is locked, sealed by the vault alone.
 *
 * <p>{@link dev.cordon.core.control.ControlStore} holds the one {@link
 * dev.cordon.core.control.ControlState}: whom the container belongs to, the policy in force, the
 * highest versions seen, wrong passcodes, what the doors remember, locks, the wipe's journal and
 * receipts not yet acknowledged. {@link dev.cordon.core.control.Organisation} is the door through
 * which the policy client, and it alone, changes it.
 */
@NullMarked
package dev.cordon.core.control;

import org.jspecify.annotations.NullMarked;
