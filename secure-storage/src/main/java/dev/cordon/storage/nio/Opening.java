package dev.cordon.storage.nio;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * How a file is opened: checked, and completed with what Java implies.
 *
 * @param options with READ, WRITE, or both
 */
record Opening(Set<StandardOpenOption> options) {
  private static final Set<StandardOpenOption> OF_WRITERS =
      Collections.unmodifiableSet(
          EnumSet.complementOf(EnumSet.of(READ, DELETE_ON_CLOSE, SYNC, DSYNC)));

  /** Checks what a caller asked for. */
  static Opening of(Set<? extends OpenOption> wanted, FileAttribute<?>... attributes) {
    refuse(attributes);
    EnumSet<StandardOpenOption> options = EnumSet.noneOf(StandardOpenOption.class);
    for (OpenOption option : wanted) {
      if (Objects.requireNonNull(option) instanceof StandardOpenOption standard) {
        options.add(standard);
      } else if (option != LinkOption.NOFOLLOW_LINKS) { // there are no links to follow
        throw new UnsupportedOperationException(option + " is not supported");
      }
    }
    return complete(options);
  }

  private static Opening complete(EnumSet<StandardOpenOption> options) {
    if (options.contains(APPEND)) {
      requireAbsent(options, READ);
      requireAbsent(options, TRUNCATE_EXISTING);
      options.add(WRITE);
    }
    if (!options.contains(WRITE)) {
      options.removeAll(OF_WRITERS); // as the contract says: ignored for reading
      options.add(READ);
    }
    return new Opening(Collections.unmodifiableSet(options));
  }

  /** Refuses attributes at creation: there is none that a work file could be given. */
  static void refuse(FileAttribute<?>... attributes) {
    for (FileAttribute<?> attribute : attributes) {
      throw new UnsupportedOperationException(
          "'" + attribute.name() + "' is not supported as an initial attribute");
    }
  }

  boolean reads() {
    return options.contains(READ);
  }

  boolean writes() {
    return options.contains(WRITE);
  }

  boolean appends() {
    return options.contains(APPEND);
  }

  boolean deletes() {
    return options.contains(DELETE_ON_CLOSE);
  }

  /** Whether each write is on the medium before it returns. */
  boolean forces() {
    return options.contains(SYNC) || options.contains(DSYNC);
  }

  /** What the volume needs to know of it. */
  Set<StandardOpenOption> forVolume() {
    EnumSet<StandardOpenOption> rest = EnumSet.copyOf(options);
    rest.removeAll(EnumSet.of(DELETE_ON_CLOSE, SYNC, DSYNC, StandardOpenOption.SPARSE));
    return rest;
  }

  private static void requireAbsent(Set<StandardOpenOption> options, StandardOpenOption other) {
    if (options.contains(other)) {
      throw new IllegalArgumentException("APPEND and " + other + " exclude each other");
    }
  }
}
