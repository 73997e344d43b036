package dev.cordon.storage.volume;

import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Makes typed errors of what the file system below says. */
final class Medium {
  private final Path directory;
  private final Gate gate;

  Medium(Path directory, Gate gate) {
    this.directory = directory;
    this.gate = gate;
  }

  /** The typed error for {@code cause}, met while at {@code subject}. */
  StorageException explain(IOException cause, String subject) {
    if (cause instanceof ClosedChannelException && !gate.isOpen()) {
      return new StorageException(Problem.LOCKED, subject, cause);
    }
    if (cause instanceof NoSuchFileException) {
      // Our own directory is gone: that is no file of the app's that is missing.
      return new StorageException(Problem.MEDIUM_FAILED, subject, cause);
    }
    return MediumTrouble.explain(cause, directory, subject);
  }
}
