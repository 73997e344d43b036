package dev.cordon.core.wipe;

import dev.cordon.core.keys.FileIdentity;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the ciphertext under one directory and counts it. Links are deleted, never followed, and
 * nothing is entered that leads out of the container, such as a junction of Windows or another file
 * system laid over a directory: what is behind may be personal. A file that cannot be deleted is
 * left, for {@link #count} to find; its keys are gone.
 */
public final class Deletion {
  private final Watch watch;
  private long files;
  private long bytes;

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
    walk(directory, deletion.new Deleting(directory));
    return deletion;
  }

  /**
   * How many files {@link #of} would meet in {@code directories}, or at least one it cannot see.
   */
  public static long count(Collection<Path> directories) {
    long files = 0;
    for (Path directory : directories) {
      Counting counting = new Counting(directory);
      files += walk(directory, counting) ? counting.files : counting.files + 1;
    }
    return files;
  }

  private static boolean walk(Path directory, Walk walk) {
    try {
      if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(directory, walk);
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** How many files were deleted. */
  public long files() {
    return files;
  }

  /** How many bytes they had. */
  public long bytes() {
    return bytes;
  }

  /** Stays inside: on the device that it began on, and out of what is no plain directory. */
  private abstract static class Walk extends SimpleFileVisitor<Path> {
    private final Optional<Long> device;

    Walk(Path start) {
      device = FileIdentity.device(start);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      if (!attributes.isOther() && FileIdentity.device(directory).equals(device)) {
        return FileVisitResult.CONTINUE;
      }
      return visitFile(directory, attributes) == FileVisitResult.TERMINATE
          ? FileVisitResult.TERMINATE
          : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public abstract FileVisitResult visitFile(Path file, BasicFileAttributes attributes);

    @Override
    public abstract FileVisitResult visitFileFailed(Path file, IOException e);
  }

  private static final class Counting extends Walk {
    private long files;

    Counting(Path start) {
      super(start);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      files++;
      return FileVisitResult.CONTINUE;
    }
  }

  private final class Deleting extends Walk {
    Deleting(Path start) {
      super(start);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean deleted = delete(file);
      files += deleted ? 1 : 0;
      bytes += deleted ? attributes.size() : 0;
      return watch.goesOn(deleted) ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) {
      // It stays if something in it could not be deleted.
      delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }

  /** Somebody else may have been faster. */
  private static boolean delete(Path file) {
    try {
      Files.deleteIfExists(file);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
