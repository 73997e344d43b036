package dev.cordon.core.wipe;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the ciphertext under one directory and counts it. Links are deleted, never followed: what
 * they point at may be personal. A file that cannot be deleted is counted and left; its keys are
 * gone.
 */
public final class Deletion extends SimpleFileVisitor<Path> {
  private final Watch watch;
  private long files;
  private long bytes;
  private long failed;

  /** Hears of each file, and may stop the deletion. */
  @FunctionalInterface
  public interface Watch {
    /** Called after each file; says whether to go on. */
    boolean goesOn(boolean succeeded);
  }

  private Deletion(Watch watch) {
    this.watch = watch;
  }

  /** Deletes {@code directory} and what is in it; does nothing if it is not there. */
  public static Deletion of(Path directory) {
    return of(directory, succeeded -> true);
  }

  /** The same under {@code watch}. */
  public static Deletion of(Path directory, Watch watch) {
    Deletion deletion = new Deletion(watch);
    try {
      if (Files.isDirectory(directory)) {
        Files.walkFileTree(directory, deletion);
      }
    } catch (IOException e) {
      deletion.failed++;
    }
    return deletion;
  }

  /** How many files {@link #of} would meet in {@code directories}. */
  public static long count(Collection<Path> directories) {
    Count count = new Count();
    for (Path directory : directories) {
      try {
        Files.walkFileTree(directory, count);
      } catch (IOException e) {
        count.files++; // it will be one that fails
      }
    }
    return count.files;
  }

  private static final class Count extends SimpleFileVisitor<Path> {
    private long files;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      return FileVisitResult.CONTINUE;
    }
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
    boolean deleted = delete(file);
    files += deleted ? 1 : 0;
    bytes += deleted ? attributes.size() : 0;
    failed += deleted ? 0 : 1;
    return watch.goesOn(deleted) ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
  }

  private static boolean delete(Path file) {
    try {
      Files.delete(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) {
    failed++;
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
    // It stays only if something in it could not be deleted, and that is counted already.
    delete(directory);
    return FileVisitResult.CONTINUE;
  }
}
