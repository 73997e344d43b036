/**
 * How an address is shown to a person. A {@link dev.cordon.browser.shown.ShownAddress} marks the
 * part that somebody owns; {@code ReadableHost} decodes international labels, and shows them only
 * if each {@code Label} keeps to one script and is no {@code Lookalikes} of ASCII.
 */
@NullMarked
package dev.cordon.browser.shown;

import org.jspecify.annotations.NullMarked;
