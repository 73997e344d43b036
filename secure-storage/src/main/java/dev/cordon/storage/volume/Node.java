package dev.cordon.storage.volume;

import dev.cordon.storage.ledger.Row;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A directory or file in memory. Its place is guarded by the tree; its body changes under its own
 * monitor. Where both are taken, its monitor comes first.
 */
final class Node {
  private static final long MILLIS_OF_DAY = 86_400_000;

  final long number;
  final boolean directory;

  /** When it becomes unreadable, since 1970; 0 if never. Changed under this. */
  volatile long expiresMillis;

  final AtomicReference<Times> times;

  /** Open files; counted up under the tree. */
  final AtomicInteger handles = new AtomicInteger();

  /** Those of them that may write. */
  final AtomicInteger writers = new AtomicInteger();

  final Map<String, Node> children = new TreeMap<>(); // guarded by the tree

  Optional<Node> parent = Optional.empty(); // guarded by the tree
  String name = ""; // guarded by the tree

  /** Whether it was deleted; set under the tree. */
  volatile boolean detached;

  /** Its bytes; empty for directories and for files without any. Changed under this. */
  volatile Optional<Body> body = Optional.empty();

  Node(long number, boolean directory, Times times, long expiresMillis) {
    this.number = number;
    this.directory = directory;
    this.times = new AtomicReference<>(times);
    this.expiresMillis = expiresMillis;
  }

  static Node of(Row row) {
    Times times = new Times(row.createdNanos(), row.modifiedNanos(), row.accessedNanos());
    Node node = new Node(row.node(), row.directory(), times, row.expiresMillis());
    node.name = row.name();
    node.body = row.content().map(Body::of);
    return node;
  }

  /** What a commit says of it; called with the volume's gate held alone. */
  Row row() {
    Times now = times();
    return new Row(
        number,
        parent.isPresent() ? parent.get().number : 0,
        name,
        directory,
        now.createdNanos(),
        now.modifiedNanos(),
        now.accessedNanos(),
        expiresMillis,
        body.flatMap(bytes -> bytes.state));
  }

  long bytes() {
    Optional<Body> now = body;
    return now.isPresent() ? now.get().bytes() : 0;
  }

  Facts facts() {
    Times now = times();
    return new Facts(
        number,
        directory,
        bytes(),
        FileTime.from(now.createdNanos(), TimeUnit.NANOSECONDS),
        FileTime.from(now.modifiedNanos(), TimeUnit.NANOSECONDS),
        FileTime.from(now.accessedNanos(), TimeUnit.NANOSECONDS),
        expires() ? Optional.of(Instant.ofEpochMilli(expiresMillis)) : Optional.empty());
  }

  boolean expires() {
    return expiresMillis != 0;
  }

  /** The day, in UTC, with which its key ends; empty if it does not expire. */
  Optional<LocalDate> lastDay() {
    long millis = expiresMillis;
    return millis == 0 ? Optional.empty() : Optional.of(dayOf(millis));
  }

  static LocalDate dayOf(long millis) {
    return LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_OF_DAY));
  }

  private Times times() {
    return Objects.requireNonNull(times.get());
  }

  void modified(long nanos) {
    times.updateAndGet(now -> now.modified(nanos));
  }
}
