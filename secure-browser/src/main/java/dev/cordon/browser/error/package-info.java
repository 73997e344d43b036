/**
 * What the browser refuses and what it could not finish: a {@link dev.cordon.browser.error.Refusal}
 * says what, why and what to do next in both languages; a {@link
 * dev.cordon.browser.error.BrowserException} carries one out of something that had begun. Every
 * other package of the browser stands on this one.
 */
@NullMarked
package dev.cordon.browser.error;

import org.jspecify.annotations.NullMarked;
