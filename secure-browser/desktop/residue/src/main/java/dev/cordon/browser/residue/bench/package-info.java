/**
 * How fast the secure browser is, beside the same engine with its own network and beside Chromium.
 *
 * <p>{@link dev.cordon.browser.residue.bench.BrowserBench} has each show the same pages of {@link
 * dev.cordon.browser.residue.bench.BenchSite}, in turns, and prints medians, one {@code FIGURE} a
 * line. The pages themselves say when they are loaded, so all are measured alike.
 */
@NullMarked
package dev.cordon.browser.residue.bench;

import org.jspecify.annotations.NullMarked;
