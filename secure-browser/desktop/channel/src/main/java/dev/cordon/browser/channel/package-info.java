/**
 * What the app and the engine's process say to each other, and how it lies on the pipe.
 *
 * <p>The engine is counted as hostile: whatever it says ({@link
 * dev.cordon.browser.channel.FromEngine}) is a wish, read within bounds and judged by the app; it
 * is told ({@link dev.cordon.browser.channel.ToEngine}) only what it must show. Neither carries a
 * key, a cookie marked HttpOnly, or a file that the employee did not choose.
 * docs/browser-channel.md has the bytes.
 */
@NullMarked
package dev.cordon.browser.channel;

import org.jspecify.annotations.NullMarked;
