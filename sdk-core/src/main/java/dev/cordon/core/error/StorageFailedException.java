package dev.cordon.core.error;

import dev.cordon.policy.protocol.Reason;
import java.io.IOException;
import java.nio.file.FileSystemException;

/**
 * The medium refused to read or write: full, read-only, unplugged. What was acknowledged before is
 * intact.
 */
public final class StorageFailedException extends ContainerException {
  private StorageFailedException(String what, IOException cause) {
    super(Reason.of(Reason.Code.STORAGE_FAILED, what), cause);
  }

  /** Wraps what the operating system said; a typed error of ours passes unchanged. */
  public static ContainerException of(IOException cause) {
    if (cause instanceof ContainerException typed) {
      return typed;
    }
    return new StorageFailedException(words(cause), cause);
  }

  private static String words(IOException cause) {
    String words =
        cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
    return words == null ? cause.getClass().getSimpleName() : words;
  }
}
