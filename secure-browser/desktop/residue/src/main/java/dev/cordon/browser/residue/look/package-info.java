/**
 * Looks for canaries wherever a browser may have left them.
 *
 * <p>Each looker ({@link dev.cordon.browser.residue.look.Disk}, {@link
 * dev.cordon.browser.residue.look.Trace}, {@link dev.cordon.browser.residue.look.OpenFiles}) reads
 * bytes of one kind of {@link dev.cordon.browser.residue.look.Place}, has them searched by {@link
 * dev.cordon.browser.residue.look.Nose}, packed streams inside too, and writes what it found down
 * in {@link dev.cordon.browser.residue.look.Findings}.
 */
@NullMarked
package dev.cordon.browser.residue.look;

import org.jspecify.annotations.NullMarked;
