/**
 * A screen without a monitor, and hands before it.
 *
 * <p>{@link dev.cordon.browser.residue.screen.Screen} is an X server in memory (Xvfb) on a display
 * that nobody uses. {@link dev.cordon.browser.residue.screen.Hands} moves its mouse, types, takes
 * pictures and reads its clipboard from a process of its own ({@link
 * dev.cordon.browser.residue.screen.HandsProcess}), because a JVM has one display for all its life.
 */
@NullMarked
package dev.cordon.browser.residue.screen;

import org.jspecify.annotations.NullMarked;
