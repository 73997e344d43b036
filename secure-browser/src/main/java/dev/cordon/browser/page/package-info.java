/**
 * Requests of pages, and pages themselves. A {@link dev.cordon.browser.page.PageRequest} says what
 * an engine wants; of its headers only harmless ones pass. What comes back is made unstorable, and
 * HTML gets the app's own script in front, with the page's Content-Security-Policy mended for
 * exactly that script.
 */
@NullMarked
package dev.cordon.browser.page;

import org.jspecify.annotations.NullMarked;
