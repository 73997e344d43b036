/**
 * The container (業務領域): one organisation's encrypted work area for one user on one device.
 *
 * <p>{@link dev.cordon.core.Container} is the door to everything: it is opened by a passcode, hands
 * out {@link dev.cordon.core.Domain}s whose keys live only while it is open, lets {@link
 * dev.cordon.core.gate.Gate} judge what may leave, and is wiped keys first. What a domain has of
 * {@link dev.cordon.core.Expiry} ends with its day; {@link dev.cordon.core.WorkingHours} say when
 * it may be open at all.
 */
@NullMarked
package dev.cordon.core;

import org.jspecify.annotations.NullMarked;
