/**
 * Tests of the app's side: against engines of our own making, polite and hostile, which are real
 * processes, and against the real one under a display.
 */
@NullMarked
package dev.cordon.browser.desktop;

import org.jspecify.annotations.NullMarked;
