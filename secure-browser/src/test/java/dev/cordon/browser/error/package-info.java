/** The texts of refusals. */
@NullMarked
package dev.cordon.browser.error;

import org.jspecify.annotations.NullMarked;
