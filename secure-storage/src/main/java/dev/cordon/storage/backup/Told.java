package dev.cordon.storage.backup;

import dev.cordon.core.error.ContainerClosedException;
import dev.cordon.core.error.StorageFailedException;
import dev.cordon.storage.MediumTrouble;
import dev.cordon.storage.StorageException;
import dev.cordon.storage.StorageException.Problem;
import java.io.IOException;

/**
 * What the container says when a domain is made, entered or shred, told in the words of storage; of
 * a vault it is told as it is.
 */
final class Told {
  /** What is done. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  private Told() {}

  static <T> T told(Work<T> work) throws IOException {
    try {
      return work.run();
    } catch (ContainerClosedException e) {
      throw new StorageException(Problem.LOCKED, "", e);
    } catch (StorageFailedException e) {
      throw MediumTrouble.explain(e, "");
    }
  }
}
