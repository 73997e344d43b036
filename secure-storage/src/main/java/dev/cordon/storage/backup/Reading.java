package dev.cordon.storage.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * How far a file was read, and which state of it.
 *
 * @param node the number that the file has for as long as it exists
 * @param position bytes that were read
 */
record Reading(long node, long modifiedNanos, long bytes, long position) {
  static Reading of(Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    long node = ((Number) now.fileKey()).longValue();
    return new Reading(node, now.lastModifiedTime().to(TimeUnit.NANOSECONDS), now.size(), 0);
  }

  /** Whether {@code file} is still as it was. */
  boolean fits(Path file) throws IOException {
    try {
      return of(file).at(position).equals(this);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  Reading at(long newPosition) {
    return new Reading(node, modifiedNanos, bytes, newPosition);
  }

  static void write(Optional<Reading> reading, FieldWriter to) {
    to.small(reading.isPresent() ? 1 : 0);
    reading.ifPresent(
        it -> to.number(it.node).number(it.modifiedNanos).number(it.bytes).number(it.position));
  }

  static Optional<Reading> read(FieldReader from) throws IOException {
    return from.small() == 0
        ? Optional.empty()
        : Optional.of(new Reading(from.number(), from.number(), from.number(), from.number()));
  }
}
