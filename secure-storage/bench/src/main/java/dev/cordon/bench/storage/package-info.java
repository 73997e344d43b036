/**
 * What encrypted files and databases cost: {@link dev.cordon.bench.storage.Main} starts a {@link
 * dev.cordon.bench.storage.Race}, which has each {@link dev.cordon.bench.storage.Contender}, in a
 * process of its own, do each {@link dev.cordon.bench.storage.Load}, taking turns; {@link
 * dev.cordon.bench.storage.Report} prints medians and ratios. How long a wipe and the opening of a
 * database take is measured alone.
 */
@NullMarked
package dev.cordon.bench.storage;

import org.jspecify.annotations.NullMarked;
