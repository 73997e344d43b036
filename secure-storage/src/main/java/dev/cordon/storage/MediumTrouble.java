package dev.cordon.storage;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Tells a full medium from a failed one: Java has one exception for both. Internal to the SDK: the
 * packages below this one use it.
 */
public final class MediumTrouble {
  /** Less than this left counts as full, whatever the system's words. */
  private static final long FULL_BELOW_BYTES = 64 * 1024;

  private static final String[] WORDS = {
    "No space left", "ENOSPC", "not enough space", "quota exceeded", "EDQUOT"
  };

  private MediumTrouble() {}

  /** The typed error for {@code cause}, met in {@code directory} while at {@code subject}. */
  public static StorageException explain(IOException cause, Path directory, String subject) {
    if (cause instanceof StorageException typed) {
      return typed;
    }
    if (cause instanceof ContainerClosedException) {
      return new StorageException(Problem.LOCKED, subject, cause);
    }
    if (cause instanceof NoSuchFileException) {
      return new StorageException(Problem.NOT_FOUND, subject, cause);
    }
    // The container's own storage trouble wraps what the system said.
    Problem problem = isFull(cause, directory) ? Problem.DISK_FULL : Problem.MEDIUM_FAILED;
    return new StorageException(problem, subject, cause);
  }

  /** The typed error for trouble of the container itself, of whose place nothing is known. */
  public static StorageException explain(StorageFailedException cause, String subject) {
    boolean full = cause.getCause() instanceof IOException below && saysFull(below);
    return new StorageException(full ? Problem.DISK_FULL : Problem.MEDIUM_FAILED, subject, cause);
  }

  private static boolean isFull(IOException cause, Path directory) {
    if (saysFull(cause) || (cause.getCause() instanceof IOException below && saysFull(below))) {
      return true;
    }
    try {
      return Files.getFileStore(directory).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean saysFull(IOException cause) {
    String message = String.valueOf(cause.getMessage());
    for (String word : WORDS) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
