package dev.cordon.storage.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/** The times of a file or directory, in nanoseconds since 1970, UTC. */
record FileTimes(long createdNanos, long modifiedNanos, long accessedNanos) {
  static FileTimes of(BasicFileAttributes file) {
    return new FileTimes(
        file.creationTime().to(TimeUnit.NANOSECONDS),
        file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
        file.lastAccessTime().to(TimeUnit.NANOSECONDS));
  }

  void applyTo(Path path) throws IOException {
    Files.getFileAttributeView(path, BasicFileAttributeView.class)
        .setTimes(time(modifiedNanos), time(accessedNanos), time(createdNanos));
  }

  void write(FieldWriter to) {
    to.number(createdNanos).number(modifiedNanos).number(accessedNanos);
  }

  static FileTimes read(FieldReader from) throws IOException {
    return new FileTimes(from.number(), from.number(), from.number());
  }

  private static FileTime time(long nanos) {
    return FileTime.from(nanos, TimeUnit.NANOSECONDS);
  }
}
