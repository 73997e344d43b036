package dev.cordon.testing.disk;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** How Java shows a junction of Windows: a directory, no link, and "other". */
record JunctionAttributes(BasicFileAttributes directory) implements BasicFileAttributes {
  @Override
  public boolean isDirectory() {
    return true;
  }

  @Override
  public boolean isOther() {
    return true;
  }

  @Override
  public boolean isRegularFile() {
    return false;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public long size() {
    return 0;
  }

  @Override
  public FileTime lastModifiedTime() {
    return directory.lastModifiedTime();
  }

  @Override
  public FileTime lastAccessTime() {
    return directory.lastAccessTime();
  }

  @Override
  public FileTime creationTime() {
    return directory.creationTime();
  }

  @Override
  public @Nullable Object fileKey() {
    return directory.fileKey();
  }
}
