package dev.cordon.storage.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a record of a backup says. The order they come in is in {@code docs/backup-format.md}. */
sealed interface Item {
  /** What is to come: the first. */
  record Begin(long allBytes, List<BackupPart> parts) implements Item {}

  /** From here on it is about this domain. */
  record InDomain(String name) implements Item {}

  /** A directory, after all that lies in it. */
  record Directory(List<String> path, FileTimes times) implements Item {}

  /** A file begins. */
  record OfFile(List<String> path, FileTimes times, Optional<Instant> expires) implements Item {}

  /** A database begins: the pages of SQLite, not encrypted by it. */
  record OfDatabase(String name) implements Item {}

  /** The next bytes of it. A class, because a record would compare the array's place. */
  final class Data implements Item {
    private final byte[] bytes;

    Data(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  /** All of its bytes came. */
  record Done(long bytes) implements Item {}

  /** It changed while it was read: what came of it is void. */
  record Dropped() implements Item {}

  /** The last: how much came. */
  record End(Counts counts) implements Item {}
}
