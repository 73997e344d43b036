/** Measures what a browser leaves on a device. */
@NullMarked
package dev.cordon.browser.residue;

import org.jspecify.annotations.NullMarked;
