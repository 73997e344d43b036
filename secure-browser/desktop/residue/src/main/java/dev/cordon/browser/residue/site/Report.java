package dev.cordon.browser.residue.site;

/**
 * What a page found out about itself.
 *
 * @param name of the page
 * @param details what did not hold, or how much was checked
 */
public record Report(String name, boolean ok, String details) {}
