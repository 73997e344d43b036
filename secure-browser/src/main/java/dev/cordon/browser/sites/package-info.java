/**
 * Which addresses load where.
 *
 * <p>{@link dev.cordon.browser.sites.Address} reads an address into its canonical form. {@link
 * dev.cordon.browser.sites.SiteRules} compiles the policy's rules: hosts, and those that {@link
 * dev.cordon.browser.sites.SiteCategories} reads from an organisation's list, stand in a {@code
 * HostTable}, where one pass over a host finds all its suffixes; what is found there are {@code
 * Candidates}, of which the first in the policy's order decides. Only if one of them asks for a
 * path does {@code PathReading} read it, in two ways. {@link
 * dev.cordon.browser.sites.CompiledRules} keeps the result for as long as the policy lasts.
 */
@NullMarked
package dev.cordon.browser.sites;

import org.jspecify.annotations.NullMarked;
