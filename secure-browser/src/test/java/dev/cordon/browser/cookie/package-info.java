/** Which cookies go where. */
@NullMarked
package dev.cordon.browser.cookie;

import org.jspecify.annotations.NullMarked;
