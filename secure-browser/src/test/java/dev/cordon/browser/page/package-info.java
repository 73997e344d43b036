/** What leaves for a page and what comes back to it. */
@NullMarked
package dev.cordon.browser.page;

import org.jspecify.annotations.NullMarked;
