/**
 * Words that nothing else on this machine says, one for each way in which a page can leave
 * something.
 *
 * <p>{@link dev.cordon.browser.residue.canary.Canaries} makes a set for each browser that is looked
 * at; {@link dev.cordon.browser.residue.canary.CanaryPages} hands them to it over all the channels
 * of a {@link dev.cordon.browser.residue.canary.Channel}; {@link
 * dev.cordon.browser.residue.canary.Scent} finds them again in bytes, however they were written
 * down.
 */
@NullMarked
package dev.cordon.browser.residue.canary;

import org.jspecify.annotations.NullMarked;
