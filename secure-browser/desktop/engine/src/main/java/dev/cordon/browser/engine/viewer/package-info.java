/**
 * Reads documents that a tab shows: PDF, pictures, text. In memory, within bounds, and without
 * running anything of them.
 *
 * <p>{@link dev.cordon.browser.engine.viewer.Viewed#read} tells what the bytes are and makes one of
 * three; whatever is too large, locked or damaged is a {@link
 * dev.cordon.browser.engine.viewer.UnshowableException}, which the window words for the employee.
 */
@NullMarked
package dev.cordon.browser.engine.viewer;

import org.jspecify.annotations.NullMarked;
