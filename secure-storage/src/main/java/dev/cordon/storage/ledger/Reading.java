package dev.cordon.storage.ledger;

import dev.cordon.storage.StorageException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** One reading of a ledger file from its header to its last record, against the anchor. */
final class Reading {
  private final LedgerFile file;
  private final Optional<Anchor> anchor;
  private final LiveTable table = new LiveTable();
  private boolean anchorSeen;
  private long snapshotEnd;

  Reading(LedgerFile file, Optional<Anchor> anchor) {
    this.file = file;
    // An older generation's anchor says nothing of this file: checkpoints only go forward.
    this.anchor = anchor.filter(it -> it.generation() == file.generation());
    this.anchorSeen = !this.anchor.isPresent();
  }

  /** Reads all of it, and leaves {@link #file} at its last record. */
  void run() throws IOException {
    Window window = file.window();
    Optional<byte[]> plain = file.read(window);
    while (plain.isPresent()) {
      apply(plain.get());
      Arrays.fill(plain.get(), (byte) 0);
      compareAnchor();
      plain = file.read(window);
    }
    Tail tail = new Tail(file, window);
    if (snapshotEnd == 0) {
      throw Damage.of("the ledger's snapshot is damaged or cut off");
    }
    if (!tail.isEmpty()) {
      tail.requireUnfinished();
    }
    requireAnchor(tail);
  }

  LiveTable table() {
    return table;
  }

  /** Where the snapshot ends and the log begins. */
  long snapshotEnd() {
    return snapshotEnd;
  }

  private void apply(byte[] plain) throws StorageException {
    EntryReader entries = new EntryReader(plain);
    byte kind = entries.kind();
    boolean expected = snapshotEnd > 0 ? kind == Codes.COMMIT : isSnapshot(kind);
    if (!expected) {
      throw Damage.of("a record of the ledger is of a kind that has no place there: " + kind);
    }
    entries.applyTo(table);
    if (kind == Codes.SNAPSHOT_ENDS) {
      snapshotEnd = file.end();
    }
  }

  private static boolean isSnapshot(byte kind) {
    return kind == Codes.SNAPSHOT || kind == Codes.SNAPSHOT_ENDS;
  }

  private void compareAnchor() throws StorageException {
    if (anchorSeen || file.nextSequence() - 1 != anchor.get().sequence()) {
      return;
    }
    if (!file.anchor().equals(anchor.get())) {
      throw Damage.rolledBack("the ledger is not the one that the container remembers");
    }
    anchorSeen = true;
  }

  private void requireAnchor(Tail tail) throws StorageException {
    if (anchorSeen) {
      return;
    }
    if (tail.isEmpty()) {
      throw Damage.rolledBack("the ledger ends before the record that the container remembers");
    }
    throw Damage.of("a record of the ledger that the container remembers is damaged");
  }
}
