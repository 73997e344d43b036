/**
 * A small app with the secure browser in it, as a process of its own that is told what to do line
 * by line: so a test, the residue proof and the benchmark drive the same thing, on any display.
 *
 * <p>{@link dev.cordon.browser.residue.app.OfficeApp} is the process, {@link
 * dev.cordon.browser.residue.app.OfficeAppProcess} its other end. Its container lies on the disk,
 * with a real software vault beside it; it enrolled at nobody's server, and has the policy that the
 * command line describes.
 */
@NullMarked
package dev.cordon.browser.residue.app;

import org.jspecify.annotations.NullMarked;
