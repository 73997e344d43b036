package dev.cordon.storage.ledger;

import com.google.crypto.tink.util.Bytes;

/**
 * Where the ledger stood: kept by the container where nobody can turn it back, it shows a ledger
 * that is older.
 *
 * @param generation of the ledger's file
 * @param sequence of the record that was the last
 * @param tag of that record, 16 bytes
 */
public record Anchor(long generation, long sequence, Bytes tag) {}
