/**
 * The device's security status and what follows from it (requirements E1–E5).
 *
 * <p>The platform's {@link dev.cordon.core.device.DeviceHealth}, and what apps add to it, is
 * measured when the container opens, at each unlock and check-in, and once a minute while it is
 * open. {@link dev.cordon.core.posture.PostureJudge} judges it by the policy's rules into a {@link
 * dev.cordon.core.posture.Verdict}: nothing, warnings, reasons that keep the container closed until
 * they are gone, or a wipe. {@link dev.cordon.core.posture.WipeProbation} has a wipe that a new
 * policy brought wait for a day. Apps see all of it by {@code dev.cordon.core.DevicePosture}.
 */
@NullMarked
package dev.cordon.core.posture;

import org.jspecify.annotations.NullMarked;
