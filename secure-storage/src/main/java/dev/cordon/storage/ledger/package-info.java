/**
 * All that a volume knows about its files, in one append-only chain of sealed records: {@link
 * dev.cordon.storage.ledger.Ledger} reads it, verifies it against the {@link
 * dev.cordon.storage.ledger.Anchor} that the container kept, and appends one record for each commit
 * (docs/storage-format.md, "Ledger file"). Generations finds the file, LedgerFile has its records,
 * RecordCipher seals them, EntryReader and EntryWriter know what is in them, Reading goes through
 * all of them at opening, Tail judges what stands behind the last. Internal to the SDK: apps use
 * {@link dev.cordon.storage.files.SecureFiles}.
 */
@NullMarked
package dev.cordon.storage.ledger;

import org.jspecify.annotations.NullMarked;
