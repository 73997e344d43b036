package dev.cordon.storage.ledger;

import java.io.IOException;

/** Writes a table whole, as the snapshot that a ledger file begins with. */
final class Checkpoint {
  private static final int RECORD_BYTES = 1 << 16;

  private Checkpoint() {}

  /** Writes {@code table} into {@code file}, which has no records yet, and forces it. */
  static void write(Table table, LedgerFile file) throws IOException {
    try (EntryWriter record = new EntryWriter()) {
      record.begin(Codes.SNAPSHOT);
      for (Row row : table.rows()) {
        record.putRow(row);
        if (record.length() >= RECORD_BYTES) {
          file.append(record);
          record.begin(Codes.SNAPSHOT);
        }
      }
      file.append(record);
      putEnd(table, record);
      file.append(record);
    }
    file.force();
  }

  private static void putEnd(Table table, EntryWriter record) {
    record.begin(Codes.SNAPSHOT_ENDS);
    record.putNumber(Codes.RESERVE, table.reserved());
    record.putNumber(Codes.NEXT, table.nextNode());
    table.doomed().forEach(content -> record.putNumber(Codes.DOOM, content));
    table.writing().forEach(content -> record.putNumber(Codes.WRITING, content));
  }
}
