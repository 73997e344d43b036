package dev.cordon.core.wipe;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the ciphertext under one directory and counts it. Links are deleted, never followed: what
 * they point at may be personal. A file that cannot be deleted is counted and left; its keys are
 * gone.
 */
final class Deletion extends SimpleFileVisitor<Path> {
  private long files;
  private long bytes;
  private long failed;

  private Deletion() {}

  static Deletion of(Path directory) {
    Deletion deletion = new Deletion();
    try {
      if (Files.isDirectory(directory)) {
        Files.walkFileTree(directory, deletion);
      }
    } catch (IOException e) {
      deletion.failed++;
    }
    return deletion;
  }

  long files() {
    return files;
  }

  long bytes() {
    return bytes;
  }

  long failed() {
    return failed;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    try {
      Files.delete(file);
      files++;
      bytes += attributes.size();
    } catch (IOException e) {
      failed++;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    failed++;
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
    try {
      Files.delete(directory);
    } catch (IOException notEmpty) {
      // Only if something in it could not be deleted, and that is counted already.
      return FileVisitResult.CONTINUE;
    }
    return FileVisitResult.CONTINUE;
  }
}
