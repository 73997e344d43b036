package dev.cordon.storage.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What stands behind a ledger's last authentic record: the rest of one that a power cut or kill
 * left unfinished, or damage. Each record is forced before the next is written, so that only one
 * can be unfinished, and nothing stands behind it.
 */
final class Tail {
  private static final int LEAST_RECORD_BYTES = RecordHead.BYTES + 1 + RecordHead.TAG_BYTES;

  private final LedgerFile file;
  private final Window window;

  Tail(LedgerFile file, Window window) {
    this.file = file;
    this.window = window;
  }

  boolean isEmpty() {
    return window.size() == file.end();
  }

  /** Throws DAMAGED unless it can be the rest of one unfinished record. */
  void requireUnfinished() throws IOException {
    Optional<RecordHead> head = LedgerFile.headAt(window, file.end());
    boolean damaged = head.isPresent() ? isMisplaced(head.get()) : holdsRecord();
    if (damaged) {
      throw Damage.of("a record of the ledger, number " + file.nextSequence() + ", is damaged");
    }
  }

  /** A whole head is that of the next record, and the file does not go on behind that. */
  private boolean isMisplaced(RecordHead head) {
    return head.sequence() != file.nextSequence()
        || file.end() + head.recordBytes() < window.size();
  }

  /** Whether any authentic record follows, each being bound to the tag that stands before it. */
  private boolean holdsRecord() throws IOException {
    long last = window.size() - LEAST_RECORD_BYTES;
    for (long at = file.end() + LEAST_RECORD_BYTES; at <= last; at++) {
      Optional<RecordHead> head = LedgerFile.headAt(window, at);
      if (head.isPresent() && isAuthentic(head.get(), at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isAuthentic(RecordHead head, long at) throws IOException {
    byte[] previousTag = window.copy(at - RecordHead.TAG_BYTES, RecordHead.TAG_BYTES);
    Optional<byte[]> plain = file.open(window, at, head, previousTag);
    plain.ifPresent(bytes -> Arrays.fill(bytes, (byte) 0));
    return plain.isPresent();
  }
}
