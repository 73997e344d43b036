package dev.cordon.storage.backup;

import java.io.IOException;

/** How much of a backup came so far, without what was dropped. */
record Counts(long files, long directories, long databases, long bytes) {
  static final Counts NONE = new Counts(0, 0, 0, 0);

  Counts plusFile() {
    return new Counts(files + 1, directories, databases, bytes);
  }

  Counts plusDirectory() {
    return new Counts(files, directories + 1, databases, bytes);
  }

  Counts plusDatabase() {
    return new Counts(files, directories, databases + 1, bytes);
  }

  /** With more bytes; fewer if they were dropped. */
  Counts plusBytes(long more) {
    return new Counts(files, directories, databases, bytes + more);
  }

  void write(FieldWriter to) {
    to.number(files).number(directories).number(databases).number(bytes);
  }

  static Counts read(FieldReader from) throws IOException {
    return new Counts(from.number(), from.number(), from.number(), from.number());
  }
}
