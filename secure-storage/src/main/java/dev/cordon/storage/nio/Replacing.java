package dev.cordon.storage.nio;

import dev.cordon.storage.volume.Facts;
import dev.cordon.storage.volume.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Copying and moving inside one file system. */
final class Replacing {
  private final WorkFileSystem fileSystem;
  private final Path source;
  private final Path target;
  private final Place from;
  private final Facts facts; // of the source
  private final Place to;

  Replacing(WorkFileSystem fileSystem, WorkPath source, WorkPath target) throws IOException {
    this.fileSystem = fileSystem;
    this.source = source;
    this.target = target;
    this.from = fileSystem.place(source);
    this.facts = fileSystem.volume().facts(from);
    this.to = fileSystem.place(target);
  }

  /** As {@code Files.copy}; a directory is copied without what lies in it. */
  void copy(Set<StandardCopyOption> options) throws IOException {
    if (isDone(options.contains(StandardCopyOption.REPLACE_EXISTING))) {
      return;
    }
    if (there(to).isPresent()) {
      fileSystem.volume().delete(to);
    }
    if (facts.directory()) {
      fileSystem.volume().createDirectory(to);
    } else {
      copyBytes();
    }
    if (options.contains(StandardCopyOption.COPY_ATTRIBUTES)) {
      fileSystem
          .volume()
          .setTimes(
              to,
              Optional.of(facts.modified()),
              Optional.of(facts.accessed()),
              Optional.of(facts.created()));
    }
  }

  /** As {@code Files.move}: always one step of the volume, whether that is asked for or not. */
  void move(Set<StandardCopyOption> options) throws IOException {
    boolean replace = !options.isEmpty(); // an atomic move replaces, as a rename on Unix
    if (!isDone(replace)) {
      fileSystem.volume().move(from, to, replace);
    }
  }

  private void copyBytes() throws IOException {
    boolean whole = false;
    try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      try {
        if (facts.expires().isPresent()) { // before the first byte, so that none outlives it
          fileSystem.volume().expires(to, facts.expires().get());
        }
        long unused = out.transferFrom(in, 0, Long.MAX_VALUE);
        whole = true;
      } finally {
        if (!whole) {
          Files.deleteIfExists(target);
        }
      }
    }
  }

  /** Whether source and target are one file already; refuses a target that is in the way. */
  private boolean isDone(boolean replace) throws IOException {
    Optional<Facts> there = there(to);
    if (there.isPresent() && there.get().node() == facts.node()) {
      return true;
    }
    if (there.isPresent() && !replace) {
      throw new FileAlreadyExistsException(target.toString());
    }
    return false;
  }

  private Optional<Facts> there(Place place) throws IOException {
    try {
      return Optional.of(fileSystem.volume().facts(place));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Checks {@code wanted}; {@code refused} is the one that this operation does not know. */
  static Set<StandardCopyOption> options(StandardCopyOption refused, CopyOption... wanted) {
    Set<StandardCopyOption> options = EnumSet.noneOf(StandardCopyOption.class);
    for (CopyOption option : wanted) {
      if (Objects.requireNonNull(option) instanceof StandardCopyOption standard
          && standard != refused) {
        options.add(standard);
      } else if (option != LinkOption.NOFOLLOW_LINKS) {
        throw new UnsupportedOperationException(option + " is not supported here");
      }
    }
    return options;
  }
}
