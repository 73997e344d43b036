package dev.cordon.storage.volume;

import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;

/** What the options of an open file mean, as {@link java.nio.channels.FileChannel#open} has it. */
record OpenMode(Set<StandardOpenOption> options) {
  /** Streams go through a file from start to end: the fewer blocks the better. */
  private static final int STREAM_LOG2 = 15;

  private static final int RANDOM_LOG2 = 12;

  static OpenMode of(Set<? extends OpenOption> given) {
    Set<StandardOpenOption> options = EnumSet.noneOf(StandardOpenOption.class);
    for (OpenOption option : given) {
      if (option instanceof StandardOpenOption standard) {
        options.add(standard);
      } else if (option != LinkOption.NOFOLLOW_LINKS) { // there are no links
        throw new UnsupportedOperationException(String.valueOf(option));
      }
    }
    boolean appends = options.contains(StandardOpenOption.APPEND);
    if (appends && options.contains(StandardOpenOption.READ)) {
      throw new IllegalArgumentException("READ and APPEND exclude each other");
    }
    if (appends && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
      throw new IllegalArgumentException("APPEND and TRUNCATE_EXISTING exclude each other");
    }
    return new OpenMode(options);
  }

  boolean reads() {
    return has(StandardOpenOption.READ) || !writes();
  }

  boolean writes() {
    return has(StandardOpenOption.WRITE) || appends();
  }

  boolean appends() {
    return has(StandardOpenOption.APPEND);
  }

  boolean mustBeNew() {
    return writes() && has(StandardOpenOption.CREATE_NEW);
  }

  boolean creates() {
    return writes() && (has(StandardOpenOption.CREATE) || mustBeNew());
  }

  boolean truncates() {
    return writes() && has(StandardOpenOption.TRUNCATE_EXISTING);
  }

  boolean deletesOnClose() {
    return has(StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** Whether each write waits for the medium. A commit always has everything: both are the same. */
  boolean waits() {
    return has(StandardOpenOption.SYNC) || has(StandardOpenOption.DSYNC);
  }

  /** Of the blocks of a content that is made through this open file. */
  int log2() {
    return has(StandardOpenOption.READ) ? RANDOM_LOG2 : STREAM_LOG2;
  }

  private boolean has(StandardOpenOption option) {
    return options.contains(option);
  }
}
