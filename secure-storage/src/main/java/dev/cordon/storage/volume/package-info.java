/**
 * The tree of a domain's files: {@link dev.cordon.storage.volume.Volume} keeps it in memory, {@link
 * dev.cordon.storage.volume.OpenFile} is one open file of it. What changed reaches the medium in
 * commits, each a snapshot of the whole volume: blocks first, then one record of the ledger.
 * Internal to the SDK: apps use {@link dev.cordon.storage.files.SecureFiles}.
 */
@NullMarked
package dev.cordon.storage.volume;

import org.jspecify.annotations.NullMarked;
