package dev.cordon.storage.backup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How far an export is.
 *
 * @param part of the parts, the one at work; -1 before the first record
 * @param last the last file or directory of it that is done; empty if none is
 * @param databases of it, how many are done
 * @param open what comes next, if it is half read
 */
record Cursor(int part, List<String> last, int databases, Optional<Reading> open) {
  static final Cursor BEFORE = new Cursor(-1, List.of(), 0, Optional.empty());

  Cursor nextPart() {
    return new Cursor(part + 1, List.of(), 0, Optional.empty());
  }

  Cursor past(List<String> path) {
    return new Cursor(part, path, databases, Optional.empty());
  }

  Cursor pastDatabase() {
    return new Cursor(part, last, databases + 1, Optional.empty());
  }

  Cursor open(Optional<Reading> reading) {
    return new Cursor(part, last, databases, reading);
  }

  void write(FieldWriter to) {
    to.count(part).texts(last).count(databases);
    Reading.write(open, to);
  }

  static Cursor read(FieldReader from) throws IOException {
    return new Cursor(from.count(), from.texts(), from.count(), Reading.read(from));
  }
}
