package dev.cordon.storage.backup;

import java.io.IOException;

/** Where an export can be taken up. */
record Checkpoint(Mark mark, Counts counts, Cursor cursor) {
  static final Checkpoint FIRST = new Checkpoint(Mark.first(), Counts.NONE, Cursor.BEFORE);

  byte[] toBytes() {
    FieldWriter to = new FieldWriter();
    mark.write(to);
    counts.write(to);
    cursor.write(to);
    return to.toBytes();
  }

  static Checkpoint read(FieldReader from) throws IOException {
    return new Checkpoint(Mark.read(from), Counts.read(from), Cursor.read(from));
  }
}
