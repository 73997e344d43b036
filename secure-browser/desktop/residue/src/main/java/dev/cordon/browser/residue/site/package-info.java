/**
 * A web site like an office's, for browsers that are tried out: real HTTPS on loopback, two
 * origins.
 *
 * <p>{@link dev.cordon.browser.residue.site.Site} starts the office and its identity provider.
 * Pages are plain files beside this package; each looks after itself and posts its verdict to
 * {@code /report}, where {@link dev.cordon.browser.residue.site.Reports} keeps it: whoever drives
 * the browser needs no access to the page. A page that needs a person's hand says so to {@code
 * /hands} ({@link dev.cordon.browser.residue.site.HandsOfAPerson}).
 */
@NullMarked
package dev.cordon.browser.residue.site;

import org.jspecify.annotations.NullMarked;
