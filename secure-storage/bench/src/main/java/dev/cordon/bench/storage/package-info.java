/**
 * What encrypted files cost: {@link dev.cordon.bench.storage.Main} lets each {@link
 * dev.cordon.bench.storage.Contender} do each {@link dev.cordon.bench.storage.Load}, one after the
 * other and round after round, and prints medians of processor time beside those of plain files.
 */
@NullMarked
package dev.cordon.bench.storage;

import org.jspecify.annotations.NullMarked;
