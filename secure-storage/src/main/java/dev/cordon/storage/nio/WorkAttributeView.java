package dev.cordon.storage.nio;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The basic view of one path. */
final class WorkAttributeView implements BasicFileAttributeView {
  private final WorkPath path;

  WorkAttributeView(WorkPath path) {
    this.path = path;
  }

  @Override
  public String name() {
    return "basic";
  }

  @Override
  public BasicFileAttributes readAttributes() throws IOException {
    WorkFileSystem fileSystem = path.getFileSystem();
    return new WorkAttributes(fileSystem.volume().facts(fileSystem.place(path)));
  }

  @Override
  public void setTimes(
      @Nullable FileTime modified, @Nullable FileTime accessed, @Nullable FileTime created)
      throws IOException {
    if (modified == null && accessed == null && created == null) {
      return;
    }
    WorkFileSystem fileSystem = path.getFileSystem();
    fileSystem
        .volume()
        .setTimes(
            fileSystem.place(path),
            Optional.ofNullable(modified),
            Optional.ofNullable(accessed),
            Optional.ofNullable(created));
  }

  private void expires(FileTime when) throws IOException {
    WorkFileSystem fileSystem = path.getFileSystem();
    fileSystem.volume().expires(fileSystem.place(path), when.toInstant());
  }

  /** Sets the one time that {@code attribute} names. */
  void set(String attribute, @Nullable Object value) throws IOException {
    if (attribute.equals(WorkAttributes.EXPIRES)) {
      expires((FileTime) Objects.requireNonNull(value, "an expiry is moved, never taken away"));
      return;
    }
    switch (WorkAttributes.name(attribute)) {
      case "lastModifiedTime" -> setTimes((FileTime) value, null, null);
      case "lastAccessTime" -> setTimes(null, (FileTime) value, null);
      case "creationTime" -> setTimes(null, null, (FileTime) value);
      default -> throw new IllegalArgumentException("'" + attribute + "' is not to be set");
    }
  }
}
