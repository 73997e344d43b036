/**
 * What was found, as a table: on the console ({@link dev.cordon.browser.residue.report.Console})
 * and as a page of HTML ({@link dev.cordon.browser.residue.report.HtmlReport}), in which every word
 * from outside is escaped by the template engine.
 */
@NullMarked
package dev.cordon.browser.residue.report;

import org.jspecify.annotations.NullMarked;
