/**
 * What judging an address costs: {@link dev.cordon.bench.browser.Main} makes rules for {@code
 * Sites}, compiles them, and has {@code Judging} take the time of one look-up, ours and that of
 * {@code LinearPeer}, which tries one rule after the other.
 */
@NullMarked
package dev.cordon.bench.browser;

import org.jspecify.annotations.NullMarked;
