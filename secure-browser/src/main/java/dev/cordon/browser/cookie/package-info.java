/**
 * The cookies of one session, in memory only: which go where, by domain, path, and who asks ({@code
 * SameSite}); which a script may see and set; and how many there may be.
 */
@NullMarked
package dev.cordon.browser.cookie;

import org.jspecify.annotations.NullMarked;
