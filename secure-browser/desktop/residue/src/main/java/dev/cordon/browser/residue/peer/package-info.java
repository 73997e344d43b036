/**
 * The browsers that are looked at, and how each is started, led to a page and closed as a person
 * would close it.
 *
 * <p>A {@link dev.cordon.browser.residue.peer.Contender} says what to run in a {@link
 * dev.cordon.browser.residue.peer.Room}: a home and a folder for temporary files that nobody used
 * before. What is not on this machine is not looked at, and said to be missing.
 */
@NullMarked
package dev.cordon.browser.residue.peer;

import org.jspecify.annotations.NullMarked;
